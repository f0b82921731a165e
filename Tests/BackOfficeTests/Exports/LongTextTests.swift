import Imports
import Measures
import Orders
import TestOffice
import Testing

@testable import BackOffice

/// One text longer than a record of an import.
@Suite struct LongTextTests {
    @Test func `what an import takes can be exported, in every form`() throws {
        let name = String(repeating: "\"", count: 65_000)
        let bench = try ExportBench(named: name)
        try bench.prepare("2018-01-31")
        for form in [ExportOrder.Form.csv, .json, .hledger, .beancount] {
            #expect(try !bench.download(1, form).isEmpty)
        }
        #expect(try bench.download(1, .csv).utf8.count > 12 * 2 * name.utf8.count)
        #expect(try bench.holds())
    }

    @Test func `a line longer than an import may bring is refused with its place`() throws {
        let bench = try ImportBench()
        let town = "\"" + String(repeating: "a", count: 65_600) + "\""
        let report = try bench.contracts(
            ImportBench.soundContract.replacing("Vilnius", with: town))
        #expect(report.refused.map(\.line) == [2])
        #expect(report.refused.map(\.code) == ["E-FMT"])
        #expect(report.refused.first?.message.contains("65536 bytes") == true)
    }
}

extension ExportBench {
    /// One loan whose counterparty has a name.
    init(named name: String) throws {
        try self.init(rows: ["A-1,7707083893,\"" + name.replacing("\"", with: "\"\"") + "\"\n"])
    }
}
