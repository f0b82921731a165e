import Directories
import Measures
import Questions
import TestOffice
import Testing

@testable import BackOffice

/// Edited files held against the rules of a ledger: every finding, with its place.
/// - Source: D-9.8.
@Suite struct `Checking directories` {
    private let books: Books

    /// The loan of D-4.2, with nights through 31.05.2018.
    init() throws { books = try Books(paysInMay: false) }

    private var office: Office { books.office }

    private func text(_ name: String) throws -> String {
        try office.directoryText(DirectoryQuestion(name))
    }

    /// A directory of the ledger in which a text is another, from a day on.
    private func edit(
        _ name: String, _ old: String, _ new: String, from day: String
    ) throws -> DirectoryEdit {
        let text = try text(name)
        let changed = text.replacing(old, with: new)
        try #require(text != changed, "\(name) has no \(old)")
        return DirectoryEdit(from: try Day(text: day), texts: [name: changed], values: [])
    }

    struct Unsound: CustomTestStringConvertible, Sendable {
        let name: String
        let old: String
        let new: String
        /// Row, field and a part of what is accepted, of each finding.
        let found: [[String]]

        var testDescription: String { "\(name): \(new)" }
    }

    static let unsound = [
        Unsound(
            name: "constants", old: #""PAGE_MAX", "value": "1000""#,
            new: #""PAGE_MAX", "value": "none""#,
            found: [["PAGE_MAX", "value", "a whole number"]]),
        Unsound(
            name: "constants", old: #""PAGE_MAX", "value": "1000""#, new: #""PAGE_MAX""#,
            found: [[".rows[1]", "value", "a value"]]),
        Unsound(
            name: "cash-accounts", old: "1020", new: "1021",
            found: [["cash", "account", "an account of the chart"]]),
        Unsound(
            name: "correct-postings", old: #""row": 2, "firstPlace": 0"#,
            new: #""row": 999, "firstPlace": 0"#,
            found: [["CP-999", "row", "CP-2"], ["CP-999", "row", "CP-2"]]),
        Unsound(
            name: "calendars", old: #""2018-05-09""#, new: #""2018-05-15""#,
            found: [["RU", "holidays", "a day off"]]),
        Unsound(
            name: "banks", old: "]", new: "",
            found: [["the file", "JSON", "valid JSON"]]),
    ]

    @Test(arguments: unsound)
    func `files that do not agree are refused with every finding`(_ line: Unsound) throws {
        let edit = try edit(line.name, line.old, line.new, from: "2018-06-01")
        let report = try office.checkDirectories(edit)
        let found = report.findings.map { [$0.row, $0.field, $0.accepted] }
        #expect(found.count == line.found.count, "\(found)")
        for (finding, expected) in zip(found, line.found) {
            #expect(finding[0].hasPrefix(expected[0]) && finding[1] == expected[1], "\(finding)")
            #expect(finding[2].contains(expected[2]), "\(finding)")
        }
        #expect(report.findings.allSatisfy { $0.file == line.name })
        let refusal = try books.refusal {
            try office.changeDirectories(edit, LedgerBench.clerk)
        }
        #expect(refusal.code == "E-CFG")
    }

    @Test func `findings of several files are told together`() throws {
        let day = try Day(text: "2018-06-01")
        let edit = DirectoryEdit(
            from: day,
            texts: [
                "banks": try text("banks").replacing("\"code\"", with: "\"cod\""),
                "constants": try text("constants").replacing("\"value\"", with: "\"worth\""),
            ], values: [])
        let findings = try office.checkDirectories(edit).findings
        // Three banks, and the nine constants that there are.
        #expect(findings.filter { $0.file == "banks" }.count == 3)
        #expect(findings.filter { $0.file == "constants" }.count == ConstantName.allCases.count)
    }
}
