import BackOffice
import Formats
import Measures

/// `calc value`: what money is worth over time, by what is to be found.
///
/// Level payments count by whole periods at the rate of one; flows by days at the rate of a
/// year. The currency says how many digits amounts have, unless `decimals` does.
struct ValueCalculation {
    static let keys = ["find", "currency", "decimals", "rounding"] + Find.allKeys

    /// What is looked for.
    enum Find: String, CaseIterable {
        case payment, interest, principal, presentValue, discount

        /// The keys that it takes, and the others leave alone.
        fileprivate var keys: [String] {
            switch self {
            case .payment: Find.level
            case .interest, .principal: Find.level + ["from", "through"]
            case .presentValue: ["annualRate", "flows"]
            case .discount: ["disbursed", "paidOut", "discount", "flows"]
            }
        }

        fileprivate static let allKeys = [
            "periodRate", "periods", "present", "future", "due", "from", "through", "annualRate",
            "flows", "disbursed", "paidOut", "discount",
        ]

        private static let level = ["periodRate", "periods", "present", "future", "due"]
    }

    private enum Answer {
        case value(Money)
        case rows([DiscountRow])
    }

    private let answer: Answer

    init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let find = try fields.required("find") { key throws(CalculationFlaw) in
            try fields.choice(key, of: Find.self)
        }
        for key in Find.allKeys where fields.has(key) && !find.keys.contains(key) {
            throw CalculationFlaw("E-FMT", key, "\(key) is not used by \(find.rawValue)")
        }
        let currency = try fields.currencyOfDecimals()
        let rounding = try fields.choice("rounding", of: Rounding.self) ?? .halfUp
        switch find {
        case .payment:
            let level = try TimeValue(fields, currency)
            answer = .value(
                try concerning("present") { () throws(MeasureFlaw) in
                    try level.payment(rounding: rounding)
                })
        case .interest, .principal:
            answer = .value(try ValueCalculation.part(find, fields, currency, rounding))
        case .presentValue:
            let rate = try fields.required("annualRate", fields.yearlyRate)
            let flows = try fields.flows("flows", currency, mayCountYears: false)
            answer = .value(
                try concerning("flows") { () throws(MeasureFlaw) in
                    try EffectiveRate.presentValue(of: flows, at: rate, rounding: rounding)
                })
        case .discount: answer = .rows(try DiscountRow.all(fields, currency, rounding))
        }
    }

    func write(to line: inout JSONLine) {
        switch answer {
        case .value(let value): line.add("value", value.text)
        case .rows(let rows): line.add("rows", rows.map(\.line))
        }
    }

    /// What payments of some periods hold of interest or principal.
    private static func part(
        _ find: Find, _ fields: CalculationFields, _ currency: Currency, _ rounding: Rounding
    ) throws(CalculationFlaw) -> Money {
        let level = try TimeValue(fields, currency)
        let first = try fields.required("from", fields.count)
        let last = try fields.count("through") ?? first
        return try concerning("from") { () throws(MeasureFlaw) in
            find == .interest
                ? try level.cumulativeInterest(from: first, through: last, rounding: rounding)
                : try level.cumulativePrincipal(from: first, through: last, rounding: rounding)
        }
    }
}

extension TimeValue {
    fileprivate init(
        _ fields: CalculationFields, _ currency: Currency
    ) throws(CalculationFlaw) {
        let rate = try fields.required("periodRate", fields.fractionOfPercent)
        let periods = try fields.required("periods", fields.count)
        let present = try fields.required("present") { key throws(CalculationFlaw) in
            try fields.money(key, currency)
        }
        let future = try fields.money("future", currency) ?? Money(minor: 0, currency)
        let due = try fields.choice("due", of: Due.self) ?? .end
        self = try concerning("periods") { () throws(MeasureFlaw) in
            try TimeValue(
                present: present, future: future, ratePerPeriod: rate, periods: periods, due: due)
        }
    }
}

extension CalculationFields {
    /// The currency of the amounts, of as many digits as are asked for.
    fileprivate func currencyOfDecimals() throws(CalculationFlaw) -> Currency {
        let currency = try currency("currency", whenLeftOut: .usd)
        guard let decimals = try count("decimals") else { return currency }
        guard (0...12).contains(decimals) else {
            throw CalculationFlaw("E-FMT", "decimals", "decimals must be 0 to 12")
        }
        return Currency(numericCode: currency.numericCode, digits: UInt8(decimals))
    }

    fileprivate func yearlyRate(_ key: String) throws(CalculationFlaw) -> YearlyRate? {
        try text(key).map { text throws(CalculationFlaw) in
            try concerning(key) { () throws(MeasureFlaw) in try YearlyRate(percentText: text) }
        }
    }

    /// A rate in per cent, which may be below zero, as a part of one.
    fileprivate func fractionOfPercent(_ key: String) throws(CalculationFlaw) -> Fraction? {
        try text(key).map { text throws(CalculationFlaw) in
            try concerning(key) { () throws(MeasureFlaw) in try Fraction(percentText: text) }
        }
    }
}
