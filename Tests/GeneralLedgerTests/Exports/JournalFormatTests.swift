import Directories
import Formats
import Foundation
import Measures
import TestHouse
import Testing

@testable import GeneralLedger

@Suite struct JournalFormatTests {
    @Test(arguments: [ExportForm.csv, .json, .hledger, .beancount])
    func `a journal is written as it is kept`(form: ExportForm) throws {
        let format = try #require(journalFormat(of: form))
        let text = try JournalSample.text(format, JournalSample.lines())
        try expect(text, toBeGolden: "journal.\(form)")
    }

    @Test func `a journal in JSON is JSON, with the fields of the CSV in their order`() throws {
        let text = try JournalSample.text(JournalJSON.self, JournalSample.lines())
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let journal = try #require(object as? [String: Any])
        #expect(journal["sha256"] as? String == "ab12")
        let lines = try #require(journal["lines"] as? [[String: Any]])
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { Set($0.keys) == Set(JournalCSV.columns.dropFirst()) })
        #expect(lines[2]["description"] as? String == "two\nlines \\ | and \t;")
        #expect(lines[2]["contractNo"] as? String == "=1+1")
    }

    @Test func `a journal without lines is well formed too`() throws {
        let text = try JournalSample.text(JournalJSON.self, [])
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }

    @Test func `a line is read back from its record`() throws {
        var format = JournalCSV(batch: ExportNumber(rawValue: 7))
        for line in try JournalSample.lines() {
            let record = try #require(records(format.text(of: line)).first)
            #expect(JournalCSV.line(record) == line)
        }
    }

    @Test(arguments: [0, 2, 15, 16, 17])
    func `a record with a broken field holds no line`(place: Int) throws {
        var format = JournalCSV(batch: nil)
        var record = try #require(records(format.text(of: JournalSample.lines()[0])).first)
        #expect(JournalCSV.line(record) != nil)
        if place == 0 { record.append("") } else { record[place] = "?" }
        #expect(JournalCSV.line(record) == nil)
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("=SUM(A1)", "'=SUM(A1)"), ("+7 495", "'+7 495"),
        ("-5", "'-5"), ("@cmd", "'@cmd"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
        ("'t Hooft", "''t Hooft"), ("a;b", "\"a;b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
        ("a\nb", "\"a\nb\""), ("1-2", "1-2"), ("a=b", "a=b"),
    ])
    func `a text is harmless to a spreadsheet and comes back`(text: String, cell: String) {
        #expect(CSVText.guardedCell(text, separator: UInt8(ascii: ";")) == cell)
        let record = records("x;" + cell + "\n")[0]
        #expect(CSVText.value(ofGuarded: record[1]) == text)
    }

    /// The month-end figures, worked out by hand from the five lines and the opening.
    @Test func `every month ends with what the accounts hold`() throws {
        let lines = try JournalSample.lines()
        let closings = try JournalSample.book(lines).closings(through: Day(text: "2018-02-28"))
        #expect(closings.map { "\($0.day)" } == ["2018-01-31", "2018-02-28"])
        let texts = closings.map { closing in
            closing.balances.map { "\($0.account.rawValue) \($0.amount)" }
        }
        let january = 20_000_00 - 11_478_00
        #expect(
            texts[0] == [
                "1010 \(Money(minor: Int64(january), .rub))", "1100 11478.00 RUB",
                "1110 49.81 RUB", "2015 -20000.00 RUB", "4010 -49.81 RUB",
            ])
        #expect(
            texts[1] == [
                "1010 \(Money(minor: Int64(january + 49_81), .rub))", "1100 11478.00 RUB",
                "1110 81.70 RUB", "1110 0.07 USD", "2015 -20000.00 RUB",
                "4010 -131.51 RUB", "4010 -0.07 USD",
            ])
    }

    @Test func `an account that the chart lost is still shown`() throws {
        let book = JournalBook(
            opening: [
                AccountBalance(
                    account: .init(rawValue: "0000"), currency: .rub, minor: 1)
            ], turnovers: [], chart: [])
        #expect(book.accounts.map(\.type) == [.transit])
    }

    /// Splits a CSV with semicolons, simply.
    private func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var rest = Array(text)[...]
        while let next = rest.popFirst() {
            switch next {
            case "\"" where isQuoted && rest.first == "\"": field.append(rest.removeFirst())
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                record.append(field)
                field = ""
            case "\n" where !isQuoted:
                records.append(record + [field])
                record = []
                field = ""
            default: field.append(next)
            }
        }
        return records
    }
}

/// Holds a text against the file that keeps it; `UPDATE_GOLDEN=1` writes the file anew.
func expect(
    _ text: String, toBeGolden name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let path = "Tests/Golden/exports/\(name)"
    let kept = try PackageFiles.kept(path, insteadOf: text)
    #expect(text == kept, "differs from \(path)", sourceLocation: sourceLocation)
}
