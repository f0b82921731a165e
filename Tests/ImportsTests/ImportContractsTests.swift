import BackOffice
import Formats
import Imports
import Measures
import Questions
import TestHouse
import TestOffice
import Testing

/// Contracts from CSV: what is taken, what is refused and where, and that nothing is half-done.
struct ImportContractsTests {
    struct Bad: CustomTestStringConvertible {
        let what: String
        let row: String
        let column: String
        let code: String
        let message: String
        var testDescription: String { what }

        init(
            _ what: String, _ row: String, _ column: String, _ code: String, _ message: String
        ) {
            self.what = what
            self.row = row
            self.column = column
            self.code = code
            self.message = message
        }
    }

    static let bad: [Bad] = [
        Bad(
            "a field too few", "B,us-instalment,USD,1.00,12,12,P1M,,2018-01-25,,", "town",
            "E-FMT", "11 fields"),
        Bad(
            "a field too many", "B,us-instalment,USD,1.00,12,12,P1M,,2018-01-25,,,x,y",
            "field 13", "E-FMT", "13 fields"),
        Bad(
            "no number", ",us-instalment,USD,100.00,12,12,P1M,,2018-01-25,,,", "number",
            "E-REQ", "must not be empty"),
        Bad(
            "a blank around a number", "B ,us-instalment,USD,100.00,12,12,P1M,,2018-01-25,,,",
            "number", "E-FMT", "no spaces"),
        Bad(
            "an unknown product", "B,gold,USD,100.00,12,12,P1M,,2018-01-25,,,", "product",
            "E-REF", "there are: "),
        Bad(
            "an unknown currency", "B,us-instalment,XXZ,100.00,12,12,P1M,,2018-01-25,,,",
            "currency", "E-FMT", "XXZ"),
        Bad(
            "another currency", "B,us-instalment,EUR,100.00,12,12,P1M,,2018-01-25,,,",
            "currency", "E-AMT", "kept in USD"),
        Bad(
            "an amount of nothing", "B,us-instalment,USD,0.00,12,12,P1M,,2018-01-25,,,",
            "principal", "E-AMT", "above zero"),
        Bad(
            "a negative amount", "B,us-instalment,USD,-5.00,12,12,P1M,,2018-01-25,,,",
            "principal", "E-AMT", "above zero"),
        Bad(
            "a third digit", "B,us-instalment,USD,100.005,12,12,P1M,,2018-01-25,,,",
            "principal", "E-FMT", "12.30"),
        Bad(
            "an amount beyond all amounts",
            "B,us-instalment,USD,99999999999999999999.00,12,12,P1M,,2018-01-25,,,", "principal",
            "E-FMT", "up to"),
        Bad(
            "a rate of nonsense", "B,us-instalment,USD,100.00,12%,12,P1M,,2018-01-25,,,",
            "rate", "E-FMT", "14.4"),
        Bad(
            "a day dearer than the law lets it be",
            "B,payday,RUB,100.00,292.1,1,P30D,,2024-01-25,,,", "rate", "E-AMT", "0.8 % a day"),
        Bad(
            "half a period", "B,us-instalment,USD,100.00,12,1.5,P1M,,2018-01-25,,,", "periods",
            "E-FMT", "a whole number"),
        Bad(
            "no period", "B,us-instalment,USD,100.00,12,0,P1M,,2018-01-25,,,", "periods",
            "E-FMT", "1 or more"),
        Bad(
            "too many periods", "B,us-instalment,USD,100.00,12,1201,P1M,,2018-01-25,,,",
            "periods", "E-FMT", "up to 1200"),
        Bad(
            "a length of nonsense", "B,us-instalment,USD,100.00,12,12,month,,2018-01-25,,,",
            "period", "E-FMT", "P1M"),
        Bad(
            "no such day", "B,us-instalment,USD,100.00,12,12,P1M,,2018-02-29,,,", "disbursed",
            "E-FMT", "a day that there is"),
        Bad(
            "a day written otherwise", "B,us-instalment,USD,100.00,12,12,P1M,,25.01.2018,,,",
            "disbursed", "E-FMT", "2018-12-31"),
        Bad(
            "signed after the money",
            "B,us-instalment,USD,100.00,12,12,P1M,2018-01-26,2018-01-25,,,", "signed", "E-FMT",
            "after the disbursement"),
        Bad(
            "repaid before the money",
            "B,us-instalment,USD,100.00,12,12,P1M,,2018-01-25,2018-01-25,,", "first", "E-FMT",
            "must come after"),
        Bad(
            "a quote inside", "B\"1,us-instalment,USD,100.00,12,12,P1M,,2018-01-25,,,",
            "character 2", "E-FMT", "a quote inside"),
        Bad(
            "the same number again", ImportBench.soundContract, "number", "E-DUP",
            "on line 2"),
    ]

    @Test(arguments: bad)
    func `a bad row is told with line and column, and nothing is stored`(_ bad: Bad) throws {
        let bench = try ImportBench()
        let last = ImportBench.soundContract.replacing("A-1", with: "A-2")
        let rows = ImportBench.soundContract + bad.row + "\n" + last
        let report = try bench.contracts(rows)
        #expect(!report.isStored)
        #expect(report.imported == 0)
        #expect(report.refusedRows == 1)
        let refusal = try #require(report.refused.first)
        #expect(refusal.line == 3)
        #expect(refusal.column == bad.column)
        #expect(refusal.code == bad.code)
        #expect(refusal.message.contains(bad.message), "\(refusal.message)")
        #expect(try bench.contractCount() == 0)
        let skipping = try bench.contracts(rows, skipsRefused: true)
        #expect(skipping.isStored)
        #expect(skipping.imported == 2)
        #expect(try bench.contractCount() == 2)
    }

    @Test func `every bad row of a file is told`() throws {
        let sound = Self.bad.dropLast()  // The last is bad only behind a sound one.
        let rows = sound.map { $0.row + "\n" }.joined()
        let report = try ImportBench().contracts(rows)
        #expect(report.refused.map(\.line) == Array(2...(sound.count + 1)))
        #expect(report.refused.map(\.column) == sound.map(\.column))
    }

    @Test func `contracts are signed and paid out in one step`() throws {
        let bench = try ImportBench()
        let report = try bench.contracts(ImportBench.soundContract)
        #expect(report.rows == 1)
        #expect(report.imported == 1)
        let card = try bench.office.card("A-1", at: .now)
        #expect(card.status == "active")
        #expect(card.disbursed == "2018-01-25")
        #expect(card.attributes == ["town": "Vilnius"])
        #expect(try bench.principal("A-1") == "10000.00")
        #expect(try bench.office.verify { _, _ in }.holds)
    }

    @Test func `contracts may be left signed`() throws {
        let bench = try ImportBench()
        _ = try bench.contracts(ImportBench.soundContract, disburses: false)
        #expect(try bench.office.card("A-1", at: .now).status == "forIssue")
    }

    @Test func `a preview tells all and stores nothing`() throws {
        let bench = try ImportBench()
        let report = try bench.contracts(ImportBench.soundContract, isPreview: true)
        #expect(report.rows == 1)
        #expect(report.refusedRows == 0)
        #expect(!report.isStored)
        #expect(try bench.contractCount() == 0)
    }

    @Test func `a contract of the ledger is not imported again`() throws {
        let bench = try ImportBench()
        _ = try bench.contracts(ImportBench.soundContract)
        let report = try bench.contracts(ImportBench.soundContract)
        #expect(report.refused.map(\.message) == ["contract \"A-1\" stands in the ledger already"])
    }

    @Test(arguments: [
        ("", "a first line"), ("number,town\n", "columns that"), ("a,a\n", "each column once"),
        ("\"open\n", "a first line"),
    ])
    func `a file of other columns is refused whole`(_ text: String, _ accepted: String) throws {
        let bench = try ImportBench()
        let map = try ContractMap(json: PackageFiles.map("lendingclub-contracts"))
        let error = #expect(throws: OfficeError.self) {
            _ = try bench.office.importContracts(
                ByteSource(name: "test", bytes: Array(text.utf8)), by: map,
                ImportOptions(skipsRefused: true, disburses: true),
                LedgerBench.clerk)
        }
        #expect(try #require(error).message.contains(accepted))
    }
}
