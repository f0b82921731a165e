import Directories
import Measures
import Testing

@testable import BackOffice

/// What becomes of a directory file when another is given from a day on.
@Suite struct `A directory given from a day on` {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let file: String
        /// Rows of the ledger, and those that are given from 2018-06-01 on.
        let held: String
        let given: String
        /// The rows that come of it, on a line each.
        let rows: String
        /// Row, change and first day of each difference.
        let said: [String]

        var testDescription: String { "\(file): \(name)" }
    }

    static let onDays = [
        Case(
            name: "a row as it was goes on", file: "banks",
            held: #"{"code": "A", "name": "One"}"#, given: #"{"name": "One", "code": "A"}"#,
            rows: #"{"code": "A", "name": "One"}"#, said: []),
        Case(
            name: "a row with another value ends and begins", file: "banks",
            held: #"{"code": "A", "name": "One"}"#, given: #"{"code": "A", "name": "Two"}"#,
            rows: """
                {"code": "A", "name": "One", "validThrough": "2018-05-31"}
                {"code": "A", "name": "Two", "validFrom": "2018-06-01"}
                """, said: ["A changed 2018-06-01"]),
        Case(
            name: "a row left out ends, one that is new begins", file: "banks",
            held: #"{"code": "A", "name": "One"}"#, given: #"{"code": "B", "name": "Two"}"#,
            rows: """
                {"code": "A", "name": "One", "validThrough": "2018-05-31"}
                {"code": "B", "name": "Two", "validFrom": "2018-06-01"}
                """, said: ["B added 2018-06-01", "A removed 2018-06-01"]),
        Case(
            name: "a row of later days begins on its own", file: "banks",
            held: #"{"code": "A", "name": "One"}"#,
            given: """
                {"code": "A", "name": "One", "validThrough": "2018-12-31"},
                {"code": "A", "name": "Two", "validFrom": "2019-01-01"}
                """,
            rows: """
                {"code": "A", "name": "One", "validThrough": "2018-12-31"}
                {"code": "A", "name": "Two", "validFrom": "2019-01-01"}
                """, said: ["A changed 2018-06-01", "A added 2019-01-01"]),
        Case(
            name: "what ended before stays, given or not", file: "banks",
            held: """
                {"code": "A", "name": "Old", "validThrough": "2017-12-31"},
                {"code": "A", "name": "New", "validFrom": "2018-01-01"}
                """,
            given: #"{"code": "A", "name": "New", "validFrom": "2018-01-01"}"#,
            rows: """
                {"code": "A", "name": "Old", "validThrough": "2017-12-31"}
                {"code": "A", "name": "New", "validFrom": "2018-01-01"}
                """, said: []),
        Case(
            name: "a plan that is given up was never", file: "banks",
            held: """
                {"code": "A", "name": "One", "validThrough": "2018-12-31"},
                {"code": "A", "name": "Two", "validFrom": "2019-01-01"}
                """,
            given: #"{"code": "A", "name": "One"}"#,
            rows: #"{"code": "A", "name": "One"}"#,
            said: ["A changed 2018-06-01", "A removed 2018-06-01"]),
    ]

    static let others = [
        Case(
            name: "a version given otherwise becomes a new one", file: "products",
            held: #"{"id": 1, "code": "P", "name": "One"}, {"id": 7, "code": "Q", "name": "Q"}"#,
            given: #"{"id": 1, "code": "P", "name": "Two"}"#,
            rows: """
                {"id": 1, "code": "P", "name": "One"}
                {"id": 8, "code": "P", "name": "Two", "validFrom": "2018-06-01"}
                {"id": 7, "code": "Q", "name": "Q"}
                """, said: ["8 P changed 2018-06-01"]),
        Case(
            name: "a version with its own number and day is taken", file: "products",
            held: #"{"id": 1, "code": "P", "name": "One"}"#,
            given: #"{"id": 9, "code": "P", "name": "Two", "validFrom": "2018-07-01"}"#,
            rows: """
                {"id": 1, "code": "P", "name": "One"}
                {"id": 9, "code": "P", "name": "Two", "validFrom": "2018-07-01"}
                """, said: ["9 P changed 2018-07-01"]),
        Case(
            name: "a cap in force given otherwise begins anew", file: "statutory-caps",
            held: #"{"validFrom": "2000-01-01", "dailyRateMaxPercent": "1"}"#,
            given: #"{"validFrom": "2000-01-01", "dailyRateMaxPercent": "0.8"}"#,
            rows: """
                {"validFrom": "2000-01-01", "dailyRateMaxPercent": "1"}
                {"validFrom": "2018-06-01", "dailyRateMaxPercent": "0.8"}
                """, said: ["2018-06-01 changed 2018-06-01"]),
        Case(
            name: "a word may change its name alone", file: "action-types",
            held: #"{"id": 2, "code": "ACCRUAL", "name": "Accrual"}"#,
            given: #"{"id": 2, "code": "ACCRUAL", "name": "Charge"}"#,
            rows: #"{"id": 2, "code": "ACCRUAL", "name": "Charge"}"#,
            said: ["ACCRUAL changed always"]),
    ]

    private func file(_ name: String, _ rows: String) throws -> DirectoryText {
        try DirectoryText(
            try #require(DirectoryFile[name]),
            "{\"source\": \"s\", \"validFrom\": \"2000-01-01\", \"rows\": [\(rows)]}")
    }

    @Test(arguments: onDays + others)
    func `holds from that day, and before it all is as it was`(_ line: Case) throws {
        let day = try Day(text: "2018-06-01")
        let held = try file(line.file, line.held)
        let merge = try DirectoryMerge(file(line.file, line.given), over: held, from: day)
        #expect(merge.findings.isEmpty)
        let text = merge.text.text
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("    {") }.map { row in
            row.trimmingPrefix("    ").trimmingSuffix(",")
        }
        #expect(rows.joined(separator: "\n") == line.rows)
        let said = merge.text.differences(since: held, from: day).map {
            "\($0.row) \($0.change) \($0.from ?? "always")"
        }
        #expect(said == line.said)
        // What is written is read as it was meant.
        let again = try DirectoryText(held.file, text)
        #expect(again.rows.map(\.from) == merge.text.rows.map(\.from))
        #expect(again.rows.map(\.through) == merge.text.rows.map(\.through))
        guard [.days, .bookedDays].contains(held.file.dating) else { return }
        for before in [try Day(text: "2000-01-01"), day.previous] {
            #expect(
                merge.text.valid(on: before).map(\.content) == held.valid(on: before).map(\.content)
            )
        }
    }

    /// What tells rows apart does so in every directory of a new installation.
    @Test(arguments: DirectoryFile.all.map(\.name))
    func `knows each row by its key`(name: String) throws {
        let text = try DirectoryText(
            #require(DirectoryFile[name]), #require(Office.seedTexts[name]))
        let places = text.rows.map { "\($0.key) from \($0.from)" }
        #expect(Set(places).count == places.count)
        #expect(text.rows.allSatisfy { !$0.key.isEmpty })
    }

    @Test func `are all of a new installation, and no others`() {
        #expect(Set(DirectoryFile.all.map(\.name)) == Set(Office.seedTexts.keys))
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let file: String
        let held: String
        let given: String
        /// Row, field, value and what is accepted.
        let finding: [String]

        var testDescription: String { file }
    }

    static let refused = [
        Refused(
            file: "action-types", held: #"{"id": 2, "code": "ACCRUAL", "name": "Accrual"}"#,
            given: #"{"id": 3, "code": "ACCRUAL", "name": "Accrual"}"#,
            finding: ["ACCRUAL", "id", "3", "2"]),
        Refused(
            file: "waterfalls", held: #"{"code": "W", "steps": []}"#, given: "",
            finding: ["W", "code", "removed", "the row as it was"]),
        Refused(
            file: "forbidden-postings", held: #"{"row": 28, "kinds": ["credit"]}"#, given: "",
            finding: ["28 kinds=credit", "row", "removed", "the row as it was"]),
        Refused(
            file: "products",
            held: #"{"id": 1, "code": "P"}, {"id": 2, "code": "P", "validFrom": "2018-01-01"}"#,
            given: #"{"id": 1, "code": "P", "name": "Two"}"#,
            finding: ["1", "id", "1", "the version as it was; 2 is in force"]),
        Refused(
            file: "statutory-caps", held: #"{"validFrom": "2000-01-01", "termMax": "P1Y"}"#,
            given: #"{"validFrom": "2010-01-01", "termMax": "P2Y"}"#,
            finding: ["2010-01-01", "validFrom", "2010-01-01", "2018-06-01 or later"]),
    ]

    @Test(arguments: refused)
    func `is refused where it would change what others lean on`(_ line: Refused) throws {
        let merge = try DirectoryMerge(
            file(line.file, line.given), over: file(line.file, line.held),
            from: Day(text: "2018-06-01"))
        #expect(merge.findings.map { [$0.row, $0.field, $0.value, $0.accepted] } == [line.finding])
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ end: Character) -> Substring {
        last == end ? dropLast() : self
    }
}
