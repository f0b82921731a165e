import Foundation
import TestHouse
import Testing

/// One case of a file of published figures.
private typealias Case = [String: any Sendable]

@Suite struct `The calculators` {
    @Test func `the example of the interface comes out to the cent`() throws {
        let line = """
            {"id":"x","principal":"10000.00","currency":"USD","annualRate":"12","periods":12,\
            "every":1,"unit":"month","disbursed":"2024-01-01","firstRepayment":null,\
            "shape":"annuity","dayCount":"30/360","rounding":"halfUp",\
            "installmentMultipleOf":null,"smoothLast":false,"monthEnd":false,"holidays":"none"}
            """
        let answer = try #require(try answers("schedule", [line]).first)
        // 10,000 × 0.01 / (1 − 1.01⁻¹²) = 888.4879; the first interest is 10,000 × 1 %.
        let firstRow = """
            {"n":1,"issueDate":"2024-01-01","repaymentDate":"2024-02-01","days":31,\
            "interest":"100.00","principal":"788.49","payment":"888.49","balance":"9211.51"}
            """
        #expect(answer.hasPrefix(#"{"id":"x","installment":"888.49","rows":["# + firstRow))
        // The rows' own sum; unrounded it would be 661.85.
        #expect(answer.hasSuffix(#"],"totalInterest":"661.86"}"#))
    }

    @Test func `left out keys take the defaults of the interface`() throws {
        let short = """
            {"id":1,"principal":"5000","annualRate":"9.5","periods":6,"disbursed":"2024-01-31"}
            """
        let long = """
            {"id":1,"principal":"5000.00","currency":"USD","annualRate":"9.5","periods":6,\
            "every":1,"unit":"month","disbursed":"2024-01-31","firstRepayment":null,\
            "shape":"annuity","dayCount":"30/360","rounding":"halfUp",\
            "installmentMultipleOf":null,"smoothLast":false,"monthEnd":false,"holidays":"none"}
            """
        let lines = try answers("schedule", [short, long])
        #expect(lines[0] == lines[1])
    }

    @Test(.enabled(if: casesAreAtHand, "the published cases are not at hand"))
    func `every published day count is answered by its id`() throws {
        let cases = try cases("daycount/daycount.json")
        let names = ["ref_start": "refStart", "ref_end": "refEnd"]
        let known = ["id", "convention", "start", "end", "maturity", "ref_start", "ref_end"]
        let lines = try cases.map { row in
            try json(
                Dictionary(
                    uniqueKeysWithValues: row.filter { known.contains($0.key) }
                        .map { (names[$0.key] ?? $0.key, $0.value) }))
        }
        let answered = try answers("daycount", lines)
        #expect(answered.count == cases.count)
        // Two sources print fewer digits than they show: 184 / 365 + 182 / 366, 152 / 366.
        let cutShort = ["dc-0007": "1.001377348604", "dc-0021": "0.415300546448"]
        for (row, line) in zip(cases, answered) {
            let answer = try object(line)
            let id = row["id"] as? String ?? ""
            #expect(answer["id"] as? String == id)
            if let days = row["days"] as? Int { #expect(answer["days"] as? Int == days, "\(id)") }
            if let printed = cutShort[id] ?? row["fraction"] as? String {
                let fraction = answer["fraction"] as? String ?? ""
                #expect(fraction.agrees(with: printed), "\(id): \(fraction), \(printed)")
            }
        }
    }

    @Test(
        .enabled(if: casesAreAtHand, "the published cases are not at hand"),
        arguments: [
            "rates/apr_eu_directive.json", "rates/apr_uk_eu_daily_credit.json",
            "rates/apr_us_regulation_z.json",
        ])
    func `published yearly rates come out to their digits`(path: String) throws {
        let cases = try cases(path).filter { $0["check"] as? String == "matched" }
        let known = ["id", "method", "flows", "advances", "payments", "decimals"]
        let lines = try cases.map { row in
            var line = row.filter { known.contains($0.key) }
            if let period = row["unit_period"] { line["unitPeriod"] = period }
            let printed = (row["expected_apr_percent"] as? String ?? "").split(separator: ".")
            line["decimals"] = row["decimals"] ?? (printed.count == 2 ? printed[1].count : 0)
            return try json(line)
        }
        // The test suite it comes from doubts it.
        let doubtful = ["us-x7"]
        for (row, line) in zip(cases, try answers("rate", lines)) {
            let id = row["id"] as? String ?? ""
            if doubtful.contains(id) { continue }
            let expected = Double(row["expected_apr_percent"] as? String ?? "")
            let found = (try object(line)["ratePercent"] as? String).flatMap(Double.init)
            #expect(found == expected, "\(id): \(line)")
        }
    }

    @Test(arguments: [
        ("daycount", #"nonsense"#, "line", "E-FMT"),
        ("daycount", #"[1,2]"#, "line", "E-FMT"),
        ("daycount", #"{"id":"a","start":"2024-01-01","end":"2024-02-01"}"#, "convention", "E-REQ"),
        (
            "daycount",
            #"{"id":"a","convention":"x","start":"2024-01-01","end":"2024-02-01"}"#,
            "convention", "E-REF"
        ),
        (
            "daycount",
            #"{"id":"a","convention":"actual/360","start":"2024-02-30","end":"2024-03-01"}"#,
            "start", "E-FMT"
        ),
        (
            "daycount",
            #"{"id":"a","convention":"actual/360","start":"2024-03-02","end":"2024-03-01"}"#,
            "end", "E-FMT"
        ),
        (
            "daycount",
            #"{"id":"a","convention":"1/1","begin":"2024-03-02","end":"2024-03-01"}"#,
            "begin", "E-FMT"
        ),
        ("schedule", #"{"id":"a","principal":1000.5}"#, "principal", "E-FMT"),
        ("schedule", #"{"id":"a","principal":"1000.555","annualRate":"1"}"#, "principal", "E-FMT"),
        ("schedule", #"{"id":"a","currency":"XXQ"}"#, "currency", "E-REF"),
        ("schedule", #"{"id":"a","annualRate":12,"principal":"1"}"#, "annualRate", "E-FMT"),
        (
            "schedule",
            #"{"id":"a","principal":"9","annualRate":"1","disbursed":"2024-01-01","periods":"3"}"#,
            "periods", "E-FMT"
        ),
        (
            "schedule",
            #"{"id":"a","principal":"9","annualRate":"1","disbursed":"2024-01-01","periods":0}"#,
            "periods", "E-FMT"
        ),
        (
            "schedule",
            #"{"principal":"9","annualRate":"1","disbursed":"2024-01-01","periods":1,"unit":"m"}"#,
            "unit", "E-REF"
        ),
        (
            "schedule",
            #"{"principal":"9","annualRate":"1","disbursed":"2024-01-01","periods":1,"shape":"x"}"#,
            "shape", "E-REF"
        ),
        ("rate", #"{"id":"a","method":"irr","flows":[]}"#, "method", "E-REF"),
        ("rate", #"{"id":"a","method":"excel_xirr","flows":[]}"#, "flows", "E-AMT"),
        (
            "rate", #"{"id":"a","method":"excel_xirr","flows":[["2024-01-01","-1.00","x"]]}"#,
            "flows[0]", "E-FMT"
        ),
        (
            "rate", #"{"id":"a","method":"excel_xirr","flows":[["1.5","-1.00"]]}"#,
            "flows[0]", "E-FMT"
        ),
        (
            "rate", #"{"id":"a","method":"eu_equation","flows":[["x","-1.00"]]}"#, "flows[0]",
            "E-FMT"
        ),
        ("rate", #"{"id":"a","method":"psk_353fz","decimals":11}"#, "decimals", "E-FMT"),
        ("rate", #"{"id":["a"],"method":"psk_353fz"}"#, "id", "E-FMT"),
    ])
    func `a bad line says which field, and the run goes on`(
        calculator: String, line: String, field: String, code: String
    ) throws {
        try expectFlaw(calculator, line, field, code)
    }

    @Test func `a line too long to be read is told and passed over`() throws {
        let good = #"{"id":1,"convention":"1/1","start":"2024-01-01","end":"2024-02-01"}"#
        let long = #"{"id":""# + String(repeating: "x", count: 5 << 20) + #""}"#
        try withTranche { tranche in
            let outcome = try tranche(
                "calc", "daycount", input: [good, long, good].joined(separator: "\r\n"))
            #expect(outcome.status == 2)
            #expect(outcome.lines.count == 3)
            #expect(outcome.lines.first == outcome.lines.last)
            #expect(outcome.lines[1].hasPrefix(#"{"id":null,"error":{"code":"E-FMT""#))
        }
    }

    @Test func `ids come back as they were written`() throws {
        let rest = #""convention":"1/1","start":"2024-01-01","end":"2024-02-01"}"#
        let ids = [#""a \"quoted\" \\ id\n""#, "17", "null", #""é→""#, #""""#]
        let answered = try answers("daycount", ids.map { #"{"id":\#($0),\#(rest)"# })
        #expect(answered == ids.map { #"{"id":\#($0),"days":1,"fraction":"1.000000000000"}"# })
    }
}

/// Gives a calculator a bad line twice, and looks at what it says of both.
func expectFlaw(_ calculator: String, _ line: String, _ field: String, _ code: String) throws {
    try withTranche { tranche in
        let outcome = try tranche("calc", calculator, input: "\(line)\n\n\(line)")
        #expect(outcome.status == 2)
        #expect(outcome.lines.count == 2)
        for line in outcome.lines {
            let error = try #require(try object(line)["error"] as? [String: any Sendable])
            #expect(error["field"] as? String == field)
            #expect(error["code"] as? String == code)
        }
    }
}

/// The answers of a calculator to good lines.
func answers(_ calculator: String, _ lines: [String]) throws -> [String] {
    var answered: [String] = []
    try withTranche { tranche in
        let outcome = try tranche(
            "calc", calculator, input: lines.joined(separator: "\n") + "\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        answered = outcome.lines
    }
    return answered
}

extension String {
    /// Whether both are the same number, rounded to the digits of the shorter one.
    fileprivate func agrees(with other: String) -> Bool {
        guard let mine = Double(self), let theirs = Double(other) else { return false }
        let digits = [self, other].map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
        // A half of the last digit, and what binary fractions lose beyond it.
        let half = 0.501 * pow(10, -Double(digits.min() ?? 0))
        return abs(mine - theirs) <= half
    }
}

private let casesAreAtHand = PackageFiles.shared("cases/daycount/daycount.json") != nil

private func cases(_ path: String) throws -> [Case] {
    let bytes = try #require(PackageFiles.shared("cases/" + path))
    return try #require(try object(String(decoding: bytes, as: UTF8.self))["cases"] as? [Case])
}

private func object(_ text: String) throws -> Case {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Case)
}

private func json(_ object: Case) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
}
