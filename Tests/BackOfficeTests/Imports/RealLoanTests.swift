import BackOffice
import Foundation
import Measures
import Storage
import Testing

/// Five thousand loans of a servicer, through the whole house: `docs/real-loans.md`.
struct RealLoanTests {
    @Test(.enabled(if: Shared.loans != nil, "the table of loans is not at hand"))
    func `five thousand real loans agree with their servicer`() throws {
        let source = try #require(Shared.loans)
        let totals = try ServicerTotals(ByteSource(name: "totals", bytes: source))
        print(totals.report)
        let office = try Office.inMemory { RecordedAt(rawValue: 1_700_000_000_000) }
        let slip = OrderSlip(operatorName: "tester", requestKey: nil, isPreview: false)
        let clock = ContinuousClock()
        let start = clock.now
        let contracts = try office.importContracts(
            ByteSource(name: "contracts", bytes: totals.contracts),
            by: ContractMap(json: Shared.map("lendingclub-contracts")),
            ImportOptions(skipsRefused: false, disburses: true), slip)
        print(contracts, clock.now - start)
        let flows = try office.importCashFlows(
            ByteSource(name: "flows", bytes: totals.cashFlows),
            by: CashFlowMap(json: Shared.map("lendingclub-cash-flows")), skipsRefused: false,
            slip)
        print(flows, clock.now - start)
        let comparison = try office.compareFigures(
            FigureMap(json: Shared.map("lendingclub-figures")))
        for row in comparison.rows { print(row) }
        print(clock.now - start)
    }
}

/// Files beside the package.
enum Shared {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let loans: [UInt8]? = {
        let file = root.appending(path: "../shared/data/lendingclub_2018.csv")
        return FileManager.default.contents(atPath: file.path()).map { Array($0) }
    }()

    static func map(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: "Maps/\(name).json")))
    }
}
