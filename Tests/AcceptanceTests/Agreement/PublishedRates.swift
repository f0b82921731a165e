import Laboratory
import Measures

/// The rates of `rates/apr_*.json` and `rates/xirr.json`.
struct PublishedRate: Decodable, Sendable {
    let id: String
    let method: String
    let check: String
    let flows: [[String]]?
    let flow_columns: [String]?
    let decimals: UInt8?
    let expected_apr_percent: String?
    let expected_rate: String?
    let rate: String?
    let expected_value: String?
    let unit_period: UnitPeriodText?
    let advances: [[String]]?
    let payments: [[String]]?

    struct UnitPeriodText: Decodable, Sendable {
        let unit: String
        let multiple: Int32
    }

    func judged() throws -> Judgement {
        if let percent = expected_apr_percent {
            let ours = try solved(decimals: decimals ?? 2)
            let theirs = units(percent, digits: Int(ours.decimals))
            return judgement(ours.units == theirs, "\(ours)")
        }
        guard let text = expected_rate, let expected = Double(text) else {
            return try judgedPresentValue()
        }
        // The spreadsheet stops within 10^-8 of the root.
        let ours = try solved(decimals: 10)
        return judgement(abs(Double(ours.units) / 1e12 - expected) < 1e-8, "\(ours)")
    }

    /// The value printed with six digits, at a rate that the case gives as a fraction.
    private func judgedPresentValue() throws -> Judgement {
        let ours = try calculated(
            .value,
            [
                "find": "presentValue", "annualRate": hundredfold(rate ?? "0"),
                "flows": flows ?? [], "decimals": 6,
            ])["value"].text
        return judgement(ours == expected_value, ours ?? "no value")
    }

    private func judgement(_ agrees: Bool, _ ours: String) -> Judgement {
        if agrees { return Judgement(id: id, verdict: .agrees) }
        let unreproduced = "the cases' own check did not reproduce it by any count of days"
        let reason = check == "matched" ? "UNEXPECTED \(ours)" : unreproduced
        return Judgement(id: id, verdict: .differs(reason))
    }

    private func solved(decimals: UInt8) throws -> EffectiveRate {
        if let published = unit_period {
            let unit = UnitPeriod.Unit(rawValue: published.unit) ?? .day
            return try EffectiveRate.appendixJ(
                advances: try dated(advances ?? []), payments: try dated(payments ?? []),
                unitPeriod: try UnitPeriod(unit, multiple: published.multiple),
                decimals: decimals)
        }
        return try EffectiveRate(
            of: dated(flows ?? []), by: EffectiveRate.Method(rawValue: method) ?? .euEquation,
            decimals: decimals)
    }

    private func dated(_ pairs: [[String]]) throws -> [DatedFlow] {
        let fourDigits = Currency(numericCode: 0, digits: 4)
        return try pairs.map { pair in
            DatedFlow(try day(pair[0]), Money(minor: units(pair[1], digits: 4), fourDigits))
        }
    }

    /// A day, or years of 365 days from the first flow.
    private func day(_ text: String) throws -> Day {
        guard flow_columns != nil, let years = Double(text) else { return try Day(text: text) }
        return try Day(text: "2001-01-01").advanced(by: Int32((years * 365).rounded()))
    }
}

/// The answers of the spreadsheet's functions in `rates/tvm.json`.
struct PublishedTimeValue: Decodable, Sendable {
    let id: String
    let fn: String
    let rate: String
    let periods: String
    let present: String
    let future: String?
    let due: String
    let period: String?
    let from: String?
    let to: String?
    let expected: String

    func judged() throws -> Judgement {
        guard let periods = Int(periods) else {
            return Judgement(
                id: id, verdict: .notModelled("a part of a period; a loan has whole ones"))
        }
        let ours = units(try answer(periods), digits: 12)
        // Twelve digits behind the point on our side, the last one printed may be cut.
        let printed = min(12, digitsBehindPoint(expected))
        let lastPrinted = (printed..<12).reduce(Int64(1)) { unit, _ in unit * 10 }
        let difference = abs(ours - units(expected, digits: 12))
        let agrees = difference <= max(lastPrinted, 1000)
        return Judgement(id: id, verdict: agrees ? .agrees : .differs("UNEXPECTED \(ours)"))
    }

    /// What `tranche calc value` says.
    private func answer(_ periods: Int) throws -> String {
        var line: [String: Any] = [
            "periodRate": hundredfold(rate), "periods": periods, "present": present, "due": due,
            "decimals": 12,
        ]
        line["future"] = future
        line["find"] = fn.hasSuffix("payment") ? "payment" : parts[fn]
        line["from"] = (period ?? from).flatMap { Int($0) }
        line["through"] = to.flatMap { Int($0) }
        return try calculated(.value, line)["value"].text ?? ""
    }

    private var parts: [String: String] {
        [
            "interest_part": "interest", "cumulative_interest": "interest",
            "principal_part": "principal", "cumulative_principal": "principal",
        ]
    }
}

/// The day counts of `daycount/daycount.json`.
struct PublishedDayCount: Decodable, Sendable {
    let id: String
    let convention: String
    let start: String
    let end: String
    let maturity: String?
    let ref_start: String?
    let ref_end: String?
    let days: Int64?
    let fraction: String?

    func judged() throws -> Judgement {
        let dayCount = try DayCount(text: convention)
        let (from, to) = (try Day(text: start), try Day(text: end))
        let period = DayCount.Period(
            maturity: try maturity.map { try Day(text: $0) },
            referenceStart: try ref_start.map { try Day(text: $0) },
            referenceEnd: try ref_end.map { try Day(text: $0) })
        let counted = try dayCount.days(from: from, to: to, in: period)
        let printed = fraction.map { digitsBehindPoint($0) } ?? 12
        let part = try dayCount.fraction(from: from, to: to, in: period).text(digits: printed)
        if days ?? counted == counted && fraction ?? part == part {
            return Judgement(id: id, verdict: .agrees)
        }
        let reason = PublishedDayCount.differences[id] ?? "UNEXPECTED \(counted) \(part)"
        return Judgement(id: id, verdict: .differs(reason))
    }

    private static let cut = "the source prints fewer digits than it shows; they agree so far"
    private static let differences: [String: String] = ["dc-0007": cut, "dc-0021": cut]
}
