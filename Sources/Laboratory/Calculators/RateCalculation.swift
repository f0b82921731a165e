import BackOffice
import Formats
import Measures

/// `calc rate`: the effective rate of dated flows.
///
/// A flow is `[day, amount]`, drawdowns negative. By the two methods that count a year of 365
/// days a flow may also be `[years, amount]`, years since the first one as decimal text; it is
/// put on the nearest day. The currency says how many digits amounts have, and nothing else.
struct RateCalculation {
    static let keys = [
        "method", "flows", "currency", "decimals", "unitPeriod", "advances", "payments",
    ]
    /// The name of the one method that takes advances and payments apart.
    private static let appendixJ = "us_actuarial_appendix_j"

    private let rate: EffectiveRate

    init(_ fields: CalculationFields) throws(CalculationFlaw) {
        let method = try fields.required("method", fields.text)
        let decimals = try fields.count("decimals") ?? 4
        guard (0...10).contains(decimals) else {
            throw CalculationFlaw("E-FMT", "decimals", "decimals must be 0 to 10")
        }
        let currency = try fields.currency("currency", whenLeftOut: .usd)
        if method == RateCalculation.appendixJ {
            rate = try RateCalculation.appendixJ(fields, currency, UInt8(decimals))
            return
        }
        guard let known = EffectiveRate.Method(rawValue: method) else {
            let names =
                EffectiveRate.Method.allCases.map(\.rawValue) + [RateCalculation.appendixJ]
            throw CalculationFields.unknown(method, "method", names)
        }
        try fields.refuse(["unitPeriod", "advances", "payments"], by: method)
        let flows = try fields.flows("flows", currency, mayCountYears: known.countsYears)
        rate = try concerning("flows") { () throws(MeasureFlaw) in
            try EffectiveRate(of: flows, by: known, decimals: UInt8(decimals))
        }
    }

    func write(to line: inout JSONLine) { line.add("ratePercent", "\(rate)") }

    private static func appendixJ(
        _ fields: CalculationFields, _ currency: Currency, _ decimals: UInt8
    ) throws(CalculationFlaw) -> EffectiveRate {
        try fields.refuse(["flows"], by: appendixJ)
        let period = try fields.required("unitPeriod") { key throws(CalculationFlaw) in
            try fields.object(key, accepting: ["unit", "multiple"])
        }
        let unit = try period.required("unit") { key throws(CalculationFlaw) in
            try period.choice(key, of: UnitPeriod.Unit.self)
        }
        let multiple = Int32(clamping: try period.count("multiple") ?? 1)
        let unitPeriod = try concerning("unitPeriod") { () throws(MeasureFlaw) in
            try UnitPeriod(unit, multiple: multiple)
        }
        let advances = try fields.flows("advances", currency, mayCountYears: false)
        let payments = try fields.flows("payments", currency, mayCountYears: false)
        return try concerning("payments") { () throws(MeasureFlaw) in
            try EffectiveRate.appendixJ(
                advances: advances, payments: payments, unitPeriod: unitPeriod,
                decimals: decimals)
        }
    }
}

extension EffectiveRate.Method {
    /// Whether time is days / 365 and nothing else of the calendar matters.
    fileprivate var countsYears: Bool {
        switch self {
        case .euEquation, .ukEquation: true
        case .spreadsheet, .fullCostOfCredit: false
        }
    }
}

extension CalculationFields {
    /// Refuses keys that a method would pass over.
    fileprivate func refuse(_ keys: [String], by method: String) throws(CalculationFlaw) {
        for key in keys where has(key) {
            throw CalculationFlaw("E-FMT", key, "\(key) is not used by \(method)")
        }
    }

    /// Flows as pairs of a day and an amount.
    /// - Parameter mayCountYears: whether a flow may name the years since the first instead.
    func flows(
        _ key: String, _ currency: Currency, mayCountYears: Bool
    ) throws(CalculationFlaw) -> [DatedFlow] {
        let list = try required(key, list)
        var flows: [DatedFlow] = []
        for (place, value) in list.enumerated() {
            let field = "\(key)[\(place)]"
            guard case .list(let pair) = value, pair.count == 2 else {
                throw value.refusal(
                    field, accepted: "a pair such as [\"2024-01-01\", \"-1000.00\"]")
            }
            let moment = try pair[0].text(field)
            let day =
                mayCountYears && !moment.contains("-")
                ? try FlowYears(text: moment, field).day
                : try concerning(field) { () throws(MeasureFlaw) in try Day(text: moment) }
            flows.append(DatedFlow(day, try pair[1].money(field, currency)))
        }
        return flows
    }
}

/// Years since the first flow, of 365 days each.
private struct FlowYears {
    let day: Day

    /// Digits behind the point that are read.
    private static let digitsMax = 12

    init(text: String, _ field: String) throws(CalculationFlaw) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        let isPlain = text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
        guard isPlain, (1...2).contains(parts.count), parts[0].count <= 3, !parts[0].isEmpty,
            decimals.count <= FlowYears.digitsMax, parts.count == 1 || !decimals.isEmpty,
            let digits = Int128(String(parts[0]) + decimals)
        else {
            throw CalculationFlaw(
                "E-FMT", field,
                "\"\(text)\" is neither a day such as 2024-01-01 nor years such as 1.5")
        }
        let scale = (0..<decimals.count).reduce(Int128(1)) { power, _ in power * 10 }
        let days = Rounding.halfUp.quotient(digits * 365, over: scale)
        // Any day will do for the first flow: only distances count.
        day = Day(number: Int32(days))
    }
}
