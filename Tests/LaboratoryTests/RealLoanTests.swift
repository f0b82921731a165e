import BackOffice
import Formats
import Imports
import Laboratory
import Measures
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

private let loans = PackageFiles.shared("data/lendingclub_2018.csv")

/// Real loans of a servicer through the whole house, one in twenty: `docs/real-loans.md`.
@Suite(.enabled(if: loans != nil, "the table of loans is not at hand"))
struct RealLoanTests {
    static let oneIn = 20

    private func sample() throws -> [UInt8] {
        let lines = try #require(loans).split(separator: UInt8(ascii: "\n"))
        let chosen = lines.enumerated().filter { $0.offset % Self.oneIn == 0 }
        return Array(chosen.map(\.element).joined(separator: [UInt8(ascii: "\n")]))
    }

    @Test func `real loans agree with their servicer`() throws {
        let totals = try ServicerTotals(ByteSource(name: "loans", bytes: sample()))
        #expect(totals.report.refusedRows == 0)
        let office = try LedgerBench().office
        let context = LedgerBench.clerk
        let contracts = try office.importContracts(
            ByteSource(name: "contracts", bytes: totals.contracts),
            by: ContractMap(json: PackageFiles.map("lendingclub-contracts")),
            ImportOptions(skipsRefused: false, disburses: true), context)
        let instalments = try #require(contracts.checks.first)
        #expect(instalments.compared == totals.report.loans)
        #expect(instalments.agree * 1_000 >= instalments.compared * 998)
        let flows = try office.importCashFlows(
            ByteSource(name: "payments", bytes: totals.cashFlows),
            by: CashFlowMap(json: PackageFiles.map("lendingclub-cash-flows")), skipsRefused: false,
            context)
        #expect(flows.imported == totals.report.payments)
        #expect(flows.unaccepted.map(\.amount) == ["0.00"])
        let snapshot = try Day(text: "2018-06-05")
        let night = try office.nights(from: snapshot, through: snapshot, context) { _ in }
        #expect(night.refused == 0)
        try agrees(office)
        #expect(try office.verify { _, _ in }.holds)
    }

    /// Nineteen current loans of twenty owe what the servicer says, to ten cents.
    private func agrees(_ office: Office) throws {
        let map = try FigureMap(json: PackageFiles.map("lendingclub-figures"))
        let comparison = try office.compareFigures(map)
        let current = try #require(
            comparison.rows.first { $0.group == "Current" && $0.figure == "balance" })
        let near = current.withinCent + current.withinDime
        #expect(near * 100 >= current.compared * 94, "\(near) of \(current.compared)")
        let paid = comparison.rows.filter { $0.group == "Fully Paid" && $0.figure == "balance" }
        #expect(paid.allSatisfy { $0.withinCent == $0.compared })
    }

    @Test func `payments add up to what was paid, and none lies after the snapshot`() throws {
        let totals = try ServicerTotals(ByteSource(name: "loans", bytes: sample()))
        var sums: [String: Int64] = [:]
        for line in lines(of: totals.cashFlows).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells[1] <= "2018-06-05")
            sums[String(cells[0]), default: 0] += try cents(cells[2])
        }
        let rows = lines(of: totals.contracts)
        let paidTotal = try #require(rows[0].split(separator: ",").firstIndex(of: "paid_total"))
        for row in rows.dropFirst() {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            #expect(try sums[String(cells[0])] ?? 0 == cents(cells[paidTotal]))
        }
    }

    private func lines(of bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }

    private func cents(_ text: Substring) throws -> Int64 {
        try Money(text: text, Currency(code: "USD")).minor
    }
}
