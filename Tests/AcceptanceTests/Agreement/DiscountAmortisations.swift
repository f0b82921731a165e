import Contracts
import Measures

/// The tables of `discounting/discount_amortisation.json`: a discount that becomes income day
/// by day, at the rate that makes the payments worth what was paid out.
struct DiscountAmortisation: Decodable, Sendable {
    let id: String
    let terms: Terms
    let expected: Expected

    struct Terms: Decodable, Sendable {
        let discount_fee: String
        let net_disbursement: String
    }

    struct Expected: Decodable, Sendable {
        /// Number, day, payment, worth after it, income of the day, discount left.
        let rows: [[Cell]]
    }

    private struct Row {
        let day: Day
        let payment: Int64
        let printed: [Int64]
    }

    /// More digits than are printed, so that worth is carried on unrounded.
    private static let eightDigits = Currency(numericCode: 0, digits: 8)
    private static let centsOver: Int128 = 1_000_000

    func judged() throws -> Judgement {
        let rows = try expected.rows.dropFirst().map { cells in
            Row(
                day: try Day(text: cells[1].text ?? ""),
                payment: units(cells[2].text ?? "", digits: 8),
                printed: cells[3...5].map { units($0.text ?? "", digits: 2) })
        }
        let paidOut = try Day(text: expected.rows[0][1].text ?? "")
        let wrong = try firstDifference(in: rows, since: paidOut)
        let verdict: Judgement.Verdict =
            wrong.map { .differs("UNEXPECTED in row \($0)") } ?? .agrees
        return Judgement(id: id, verdict: verdict)
    }

    /// The number of the first row that is not ours; each is rounded by itself, as there.
    private func firstDifference(in rows: [Row], since paidOut: Day) throws -> Int? {
        let lent = units(terms.net_disbursement, digits: 8)
        var left = units(terms.discount_fee, digits: 2)
        var owed = lent + units(terms.discount_fee, digits: 8)
        var worth = Fraction(Int128(lent), over: 1)
        var day = paidOut
        var plan: [DatedFlow] = []
        var interest: EffectiveInterest?
        for (index, row) in rows.enumerated() {
            if index == 0 || row.payment != rows[index - 1].payment {
                // Other payments from here on: the rate is solved again from what is left.
                plan = planned(row.payment, from: row.day, toRepay: owed)
                interest = try solved(plan, worth: worth, on: day)
            }
            guard let interest, !plan.isEmpty else { return index + 1 }
            let before = try interest.value(
                of: plan, in: DiscountAmortisation.eightDigits, on: day)
            plan.removeFirst()
            let after = try interest.value(
                of: plan, in: DiscountAmortisation.eightDigits, on: row.day)
            let income = cents(
                after.numerator - before.numerator
                    + Int128(row.payment) * after.denominator, over: after.denominator)
            owed -= row.payment
            left -= income
            if row.printed != [cents(after.numerator, over: after.denominator), income, left] {
                return index + 1
            }
            worth = after
            day = row.day
        }
        return nil
    }

    /// One payment a day, as many whole ones as the debt takes.
    private func planned(_ payment: Int64, from day: Day, toRepay owed: Int64) -> [DatedFlow] {
        (0..<Int32(clamping: owed / payment)).map { index in
            DatedFlow(
                day.advanced(by: index), Money(minor: payment, DiscountAmortisation.eightDigits))
        }
    }

    /// Solved from what is left in cents, as our own discounting does.
    private func solved(
        _ flows: [DatedFlow], worth: Fraction, on day: Day
    ) throws -> EffectiveInterest {
        let minor = cents(worth.numerator, over: worth.denominator)
        let amount = Money(
            minor: minor * Int64(DiscountAmortisation.centsOver),
            DiscountAmortisation.eightDigits)
        return try EffectiveInterest(of: flows, worth: amount, on: day)
    }

    private func cents(_ numerator: Int128, over denominator: Int128) -> Int64 {
        let scale = DiscountAmortisation.centsOver * denominator
        return Int64(clamping: Rounding.halfEven.quotient(numerator, over: scale))
    }
}
