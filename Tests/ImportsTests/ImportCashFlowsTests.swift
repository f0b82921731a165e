import Imports
import BackOffice
import Measures
import Questions
import TestOffice
import Testing

/// Cash flows from CSV: order of time, repeated references, and what is refused.
struct ImportCashFlowsTests {
    /// One loan of 10,000.00 at 12 %: 888.49 a month from 25 February on.
    private func bench() throws -> ImportBench {
        let bench = try ImportBench()
        _ = try bench.contracts(ImportBench.soundContract)
        return bench
    }

    @Test func `rows are received in order of time, whatever their order in the file`() throws {
        let bench = try bench()
        let report = try bench.cashFlows(
            """
            A-1;25.03.2018;D;888,49;R-2
            A-1;25.02.2018;D;888,49;R-1

            """)
        #expect(report.imported == 2)
        #expect(report.warned == 0)
        #expect(report.unaccepted.map(\.amount) == ["0.00"])
        // 10,000.00 - 788.49 = 9,211.51; 1 % of it is 92.12; 888.49 - 92.12 = 796.37.
        #expect(try bench.principal("A-1") == "8415.14")
        #expect(try bench.office.verify { _, _ in }.holds)
    }

    @Test func `a file may be imported again`() throws {
        let bench = try bench()
        let rows = "A-1;25.02.2018;D;888,49;R-1\n"
        _ = try bench.cashFlows(rows)
        let again = try bench.cashFlows(rows + "A-1;25.03.2018;D;888,49;R-2\n")
        #expect(again.repeated == 1)
        #expect(again.imported == 1)
        #expect(try bench.principal("A-1") == "8415.14")
    }

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
        Bad("an unknown contract", "Z;25.03.2018;D;1,00;R-9", "contract", "E-REF", "not found"),
        Bad("no such day", "A-1;31.02.2018;D;1,00;R-9", "day", "E-FMT", "a day that there is"),
        Bad("an American day", "A-1;02/25/2018;D;1,00;R-9", "day", "E-FMT", "31.12.2018"),
        Bad("neither way", "A-1;25.03.2018;X;1,00;R-9", "way", "E-FMT", "C, D"),
        Bad("a point", "A-1;25.03.2018;D;1.00;R-9", "sum", "E-FMT", "a decimal comma"),
        Bad("nothing", "A-1;25.03.2018;D;0,00;R-9", "sum", "E-AMT", "above zero"),
        Bad("an amount missing", "A-1;25.03.2018;D;;R-9", "sum", "E-REQ", "must not be empty"),
        Bad(
            "a reference twice in the file", "A-1;25.03.2018;D;1,00;R-1", "id", "E-DUP",
            "on line 2"),
        Bad(
            "a reference of another cash flow", "A-1;25.03.2018;D;2,00;R-0", "id", "E-DUP",
            "for another cash flow"),
    ]

    @Test(arguments: bad)
    func `a bad row is told with line and column, and nothing is stored`(_ bad: Bad) throws {
        let bench = try bench()
        _ = try bench.cashFlows("A-1;26.01.2018;D;1,00;R-0\n")
        let rows = "A-1;25.02.2018;D;888,49;R-1\n" + bad.row + "\n"
        let report = try bench.cashFlows(rows)
        #expect(!report.isStored)
        let refusal = try #require(report.refused.first)
        #expect(refusal.line == 3)
        #expect(refusal.column == bad.column)
        #expect(refusal.code == bad.code)
        #expect(refusal.message.contains(bad.message), "\(refusal.message)")
        #expect(try bench.principal("A-1") == "10000.00")
        #expect(try bench.cashFlows(rows, skipsRefused: true).imported == 1)
    }

    @Test func `money that no process may take is kept with a warning`() throws {
        let bench = try bench()
        _ = try bench.cashFlows("A-1;25.02.2018;D;888,49;R-1\n")
        // Other money came after it: somebody accepts it.
        let report = try bench.cashFlows("A-1;20.02.2018;D;5,00;R-2\n")
        #expect(report.imported == 1)
        #expect(report.warnings.map(\.code) == ["W-BACKDATED"])
        #expect(report.unaccepted.map(\.amount) == ["5.00"])
    }

    @Test func `a preview stores nothing`() throws {
        let bench = try bench()
        let report = try bench.cashFlows("A-1;25.02.2018;D;888,49;R-1\n", isPreview: true)
        #expect(!report.isStored)
        #expect(report.unaccepted.map(\.amount) == ["0.00"])
        #expect(try bench.principal("A-1") == "10000.00")
    }
}
