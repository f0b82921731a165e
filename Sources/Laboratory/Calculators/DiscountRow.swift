import BackOffice
import Formats
import Measures

/// A row of a discount that becomes income by the effective interest of its payments.
///
/// Shape: what the payments are worth is carried on unrounded, each row is rounded by itself.
struct DiscountRow {
    private static let paymentsMax = 1200

    private let number: Int
    private let payment: DatedFlow
    /// What the payments still to come are worth after it.
    private let worth: Money
    private let income: Money
    private let left: Money

    /// One row for each payment, at the rate that makes them worth what was paid out.
    static func all(
        _ fields: CalculationFields, _ currency: Currency, _ rounding: Rounding
    ) throws(CalculationFlaw) -> [DiscountRow] {
        let disbursed = try fields.required("disbursed", fields.day)
        let paidOut = try fields.required("paidOut") { key throws(CalculationFlaw) in
            try fields.money(key, currency)
        }
        let discount = try fields.required("discount") { key throws(CalculationFlaw) in
            try fields.money(key, currency)
        }
        let flows = try fields.flows("flows", currency, mayCountYears: false)
        for (place, pair) in zip(flows, flows.dropFirst()).enumerated()
        where pair.0.day >= pair.1.day {
            throw CalculationFlaw(
                "E-FMT", "flows[\(place + 1)]", "each payment comes later than the one before")
        }
        guard flows.count <= paymentsMax else {
            throw CalculationFlaw("E-FMT", "flows", "at most \(paymentsMax) payments")
        }
        guard let first = flows.first, first.day > disbursed, paidOut.isPositive else {
            throw CalculationFlaw(
                "E-FMT", "flows", "payments come after an amount above zero was paid out")
        }
        return try concerning("flows") { () throws(MeasureFlaw) in
            let interest = try EffectiveInterest(of: flows, worth: paidOut, on: disbursed)
            return try rows(flows, interest, from: disbursed, discount, rounding)
        }
    }

    private static func rows(
        _ flows: [DatedFlow], _ interest: EffectiveInterest, from disbursed: Day,
        _ discount: Money, _ rounding: Rounding
    ) throws(MeasureFlaw) -> [DiscountRow] {
        let currency = discount.currency
        var rows: [DiscountRow] = []
        var left = discount
        var before = try interest.value(of: flows, in: currency, on: disbursed)
        for (place, flow) in flows.enumerated() {
            let rest = Array(flows[(place + 1)...])
            let after = try interest.value(of: rest, in: currency, on: flow.day)
            let income = try Money(
                exactly: rounding.quotient(
                    gain(from: before, to: after, paid: flow.amount), over: after.denominator),
                currency)
            left = try left.less(income)
            rows.append(
                DiscountRow(
                    number: place + 1, payment: flow,
                    worth: try Money(
                        exactly: rounding.quotient(after.numerator, over: after.denominator),
                        currency),
                    income: income, left: left))
            before = after
        }
        return rows
    }

    /// What was earned between two payments; both worths stand over the same denominator.
    private static func gain(
        from before: Fraction, to after: Fraction, paid: Money
    ) throws(MeasureFlaw) -> Int128 {
        let (paid, isBeyond) = Int128(paid.minor).multipliedReportingOverflow(
            by: after.denominator)
        let (gone, isLower) = paid.subtractingReportingOverflow(before.numerator)
        let (gain, isHigher) = gone.addingReportingOverflow(after.numerator)
        if isBeyond || isLower || isHigher { throw .overflow }
        return gain
    }

    var line: JSONLine {
        var line = JSONLine()
        line.add("n", number)
        line.add("day", "\(payment.day)")
        line.add("payment", payment.amount.text)
        line.add("worth", worth.text)
        line.add("income", income.text)
        line.add("discountLeft", left.text)
        return line
    }
}
