import Formats
import Imports
import TestHouse
import Testing

@testable import BackOffice

/// Maps: what they may say, and what is told of those that say something else.
struct ImportMapTests {
    struct Broken: CustomTestStringConvertible {
        let what: String
        /// Put in place of a part of the sound map.
        let part: String
        let by: String
        let field: String
        let accepted: String
        var testDescription: String { what }
    }

    static let sound = """
        {"format": "tranche-contract-map/1", "separator": ";",
         "constants": {"product": "us-instalment", "currency": "USD", "period": "P1M"},
         "columns": {
           "no": {"field": "number", "read": "text"},
           "sum": {"field": "principal", "read": "money", "decimal": ","},
           "rate": {"field": "annualRate", "read": "percent", "decimal": ","},
           "n": {"field": "periods", "read": "count"},
           "day": {"field": "disbursed", "read": "day", "pattern": "dd.MM.yyyy"}},
         "checks": {"pay": {"against": "instalment", "read": "money", "tolerance": "0.01"}},
         "attributes": ["town"], "ignored": ["note"]}
        """

    static let broken: [Broken] = [
        Broken(
            what: "not JSON", part: "{\"format\"", by: "\"format\"", field: "order",
            accepted: "JSON"),
        Broken(
            what: "another format", part: "contract-map/1", by: "contract-map/2",
            field: "format", accepted: "tranche-contract-map/1"),
        Broken(
            what: "another separator", part: "\";\"", by: "\"|\"", field: "separator",
            accepted: ", or ;"),
        Broken(
            what: "an unknown key", part: "\"ignored\"", by: "\"ignore\"", field: "ignore",
            accepted: "format, separator, constants, columns, checks, attributes, ignored"),
        Broken(
            what: "an unknown key of a column", part: "\"pattern\"", by: "\"patern\"",
            field: "columns.day.patern", accepted: "pattern"),
        Broken(
            what: "an unknown field", part: "\"periods\"", by: "\"term\"",
            field: "columns.n.field", accepted: "periods"),
        Broken(
            what: "an unknown constant", part: "\"period\": \"P1M\"", by: "\"every\": \"P1M\"",
            field: "constants", accepted: "period"),
        Broken(
            what: "an unknown reader", part: "\"count\"", by: "\"integer\"",
            field: "columns.n.read", accepted: "count"),
        Broken(
            what: "a reader that does not fit", part: "\"count\"", by: "\"text\"",
            field: "columns.n.read", accepted: "count"),
        Broken(
            what: "a pattern without a year", part: "dd.MM.yyyy", by: "dd.MM.yy",
            field: "columns.day.pattern", accepted: "dd.MM.yyyy"),
        Broken(
            what: "a key of another reader", part: "\"read\": \"count\"",
            by: "\"read\": \"count\", \"decimal\": \",\"", field: "columns.n.decimal",
            accepted: "no such key"),
        Broken(
            what: "a field fed twice", part: "\"period\": \"P1M\"",
            by: "\"period\": \"P1M\", \"periods\": \"12\"", field: "columns",
            accepted: "one column or one constant for each field"),
        Broken(
            what: "a column passed over and looked at", part: "\"note\"", by: "\"town\"",
            field: "ignored", accepted: "nothing else names"),
        Broken(
            what: "a required field missing", part: "\"field\": \"periods\", \"read\": \"count\"",
            by: "\"field\": \"interestFreeDays\", \"read\": \"count\"", field: "columns",
            accepted: "periods"),
        Broken(
            what: "an unknown figure", part: "\"instalment\"", by: "\"installment\"",
            field: "checks.pay.against", accepted: "instalment, totalInterest"),
        Broken(
            what: "a tolerance that is no amount", part: "\"0.01\"", by: "\"a cent\"",
            field: "checks.pay.tolerance", accepted: "0.01"),
    ]

    @Test(arguments: broken)
    func `a map that says something else is refused with what is accepted`(
        _ row: Broken
    ) throws {
        let json = Self.sound.replacing(row.part, with: row.by)
        #expect(json != Self.sound)
        let error = #expect(throws: OfficeError.self) {
            _ = try ContractMap(json: Array(json.utf8))
        }
        guard case .input(let field, _, let accepted) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(field == row.field)
        #expect(accepted.contains(row.accepted), "\(accepted)")
    }

    @Test func `the ready maps can be read`() throws {
        _ = try ContractMap(json: Array(Self.sound.utf8))
        _ = try ContractMap(json: PackageFiles.map("lendingclub-contracts"))
        _ = try CashFlowMap(json: PackageFiles.map("lendingclub-cash-flows"))
    }

    struct Written: CustomTestStringConvertible {
        let pattern: String
        let text: String
        /// Year, month, day, hour, minute, second; nil where it cannot be read.
        let parts: [Int?]?
        var testDescription: String { "\(text) by \(pattern)" }
    }

    static let written: [Written] = [
        Written(pattern: "yyyy-MM-dd", text: "2018-02-25", parts: [2018, 2, 25, 0, 0, 0]),
        Written(pattern: "dd.MM.yyyy", text: "25.02.2018", parts: [2018, 2, 25, 0, 0, 0]),
        Written(pattern: "MM/dd/yyyy", text: "02/25/2018", parts: [2018, 2, 25, 0, 0, 0]),
        Written(pattern: "yyyyMMdd", text: "20180225", parts: [2018, 2, 25, 0, 0, 0]),
        Written(pattern: "MMM-yyyy", text: "Feb-2018", parts: [2018, 2, nil, 0, 0, 0]),
        Written(pattern: "dd MMM yyyy", text: "25 Dec 2018", parts: [2018, 12, 25, 0, 0, 0]),
        Written(
            pattern: "yyyy-MM-ddTHH:mm:ss", text: "2018-02-25T23:59:58",
            parts: [2018, 2, 25, 23, 59, 58]),
        Written(pattern: "dd.MM.yyyy", text: "5.02.2018", parts: nil),
        Written(pattern: "dd.MM.yyyy", text: "25.02.18", parts: nil),
        Written(pattern: "dd.MM.yyyy", text: "25.02.2018 ", parts: nil),
        Written(pattern: "MMM-yyyy", text: "feb-2018", parts: nil),
        Written(pattern: "yyyy-MM-dd", text: "", parts: nil),
        Written(pattern: "yyyy-MM-dd", text: "２０18-02-25", parts: nil),
    ]

    @Test(arguments: written)
    func `days are read as the pattern writes them and no other way`(_ row: Written) throws {
        let pattern = try #require(DayPattern(row.pattern))
        let parts = pattern.reading(of: row.text).map { reading -> [Int?] in
            [
                reading.year, reading.month, reading.day, reading.hour, reading.minute,
                reading.second,
            ]
        }
        #expect(parts == row.parts)
    }

    @Test(arguments: ["yy-MM-dd", "yyyy-MM-dd yyyy", "DD.MM.yyyy", "yyyy–MM", "hh:mm"])
    func `what is no pattern is none`(_ text: String) {
        #expect(DayPattern(text) == nil)
    }
}
