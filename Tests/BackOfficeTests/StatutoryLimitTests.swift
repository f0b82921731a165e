import Imports
import Orders
import Directories
import Formats
import Measures
import Questions
import Storage
import TestOffice
import Testing

@testable import BackOffice

/// A ledger whose table of the law was wrong for a while: what it holds, and what is refused.
@Suite struct `Limits of the law in the ledger` {
    private let office: Office
    private let context = OrderContext(
        operatorName: "tester", idempotencyKey: nil, isPreview: false)

    init() throws {
        var lax = Office.seedTexts
        lax["statutory-caps"] = lax["statutory-caps"]?.replacing("\"0.8\"", with: "\"8\"")
        office = try Office.inMemory(directories: lax) { RecordedAt(rawValue: 0) }
    }

    /// 1,000.00 for 15 days from 01.08.2024.
    private func lend(_ number: String, rate: String) throws -> ImportReport {
        let map = """
            {"format": "tranche-contract-map/1",
             "constants": {"product": "payday", "currency": "RUB", "principal": "1000.00",
               "periods": "1", "period": "P15D", "disbursed": "2024-08-01"},
             "columns": {"number": {"field": "number", "read": "text"},
               "rate": {"field": "annualRate", "read": "percent"}}}
            """
        return try office.importContracts(
            ByteSource(name: "loans", bytes: Array("number,rate\n\(number),\(rate)\n".utf8)),
            by: ContractMap(json: Array(map.utf8)),
            ImportOptions(skipsRefused: false, disburses: true), context)
    }

    private func night(_ day: String) throws -> NightSummary {
        try office.nights(from: Day(text: day), through: Day(text: day), context) { _ in }
    }

    private func interest(_ number: String) throws -> String? {
        try office.card(number, at: Moment(asOf: Day(text: "2024-08-03"), knownAt: nil)).totals
            .first { $0.amountType == "INTEREST" }?.onBalance
    }

    private func putTheLawRight() throws {
        try office.putRules(Office.seedTexts)
    }

    @Test func `a night leaves a contract that is dearer than the law, and serves the others`()
        throws
    {
        #expect(try lend("DEAR", rate: "500").isStored)
        #expect(try lend("LAWFUL", rate: "292").isStored)
        #expect(try night("2024-08-02").refusals.isEmpty)
        try putTheLawRight()
        let summary = try night("2024-08-03")
        #expect(summary.refusals.map(\.contract) == ["DEAR"])
        #expect(summary.refusals.map(\.code) == ["E-AMT"])
        #expect(summary.refusals.first?.message.contains("0.8 % a day") == true)
        // 1,000.00 × 292 % × 2/365 = 16.00; 1,000.00 × 500 % × 1/365 = 13.70
        #expect(try interest("LAWFUL") == "16.00")
        #expect(try interest("DEAR") == "13.70")
        // What lies in the ledger adds up as before.
        #expect(try office.verify { _, _ in }.invariants.filter { !$0.holds }.isEmpty)
    }

    @Test func `money for a contract that is dearer than the law waits`() throws {
        #expect(try lend("DEAR", rate: "500").isStored)
        try putTheLawRight()
        let receipt = try office.receiveCash(
            CashOrder(
                contract: "DEAR", valueTime: ValueTime(Day(text: "2024-08-05"), second: 43_200),
                isIncoming: true, payment: .bank, amount: "100.00", bank: nil, reference: nil,
                early: nil), context)
        #expect(receipt.processes.isEmpty)
        #expect(receipt.warnings.contains { $0.message.contains("0.8 % a day") })
    }

    @Test func `nothing dearer comes in once the law is right`() throws {
        try putTheLawRight()
        let report = try lend("DEAR", rate: "500")
        #expect(!report.isStored)
        #expect(report.refused.map(\.code) == ["E-AMT"])
        #expect(try lend("LAWFUL", rate: "292").isStored)
    }
}
