package import Orders
package import Contracts
import Directories
package import Measures
import Processes
import Questions
import TestHouse
import Testing

@testable package import BackOffice
@testable import Storage

/// The loan of D-4.2, lived through to 31.05.2018: three instalments paid, May waiting.
package struct Books {
    package let bench: LedgerBench
    package let number = "R-0001"

    package var office: Office { bench.office }

    package init(paysInMay: Bool) throws {
        try self.init(paysInMay: paysInMay, through: "2018-05-31")
    }

    package init(paysInMay: Bool, through last: String) throws {
        try self.init(paysInMay: paysInMay, through: last, requiresExport: false)
    }

    package init(paysInMay: Bool, through last: String, requiresExport: Bool) throws {
        bench = try LedgerBench(requiresExport: requiresExport)
        #expect(try bench.lend(Loan(number).terms))
        for month in ["2018-02", "2018-03", "2018-04"] {
            try pay("485.08", on: "\(month)-20T12:00:00")
        }
        guard paysInMay else {
            _ = try nights("2018-04-21", last)
            return
        }
        _ = try nights("2018-04-21", "2018-05-20")
        try pay("485.08", on: "2018-05-20T12:00:00")
        _ = try nights("2018-05-21", last)
    }

    package static func context(_ name: String) -> OrderContext {
        OrderContext(operatorName: name, idempotencyKey: nil, isPreview: false)
    }

    package func close(_ month: String) throws -> PeriodReceipt {
        try office.closePeriod(Month(text: month), LedgerBench.clerk) { _, _ in }
    }

    package func nights(_ first: String, _ last: String) throws -> NightSummary {
        try bench.nights(Day(text: first), through: Day(text: last))
    }

    @discardableResult
    package func pay(_ amount: String, on time: String) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(text: time), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: nil, early: nil),
            LedgerBench.clerk)
    }

    package func order(_ order: any DebtProcess) throws -> Receipt {
        try office.carryOut(order, on: number, LedgerBench.clerk)
    }

    package func reaccept(_ type: String, _ amount: String, on day: Day) throws {
        let open = try #require(bench.state(number).cashFlows.first { $0.restored > 0 })
        _ = try order(
            Reaccept(
                valueTime: .end(of: day), cashFlow: open.id, amountType: type,
                amount: AmountText(amount)))
    }

    /// What is said no to.
    package func refusal(_ body: () throws -> some Any) throws -> OfficeError {
        try #require(throws: OfficeError.self) { try body() }
    }

    package func verifies() throws -> Bool {
        let report = try office.verify { _, _ in }
        for broken in report.invariants where !broken.holds {
            Issue.record("\(broken.id) \(broken.failures)")
        }
        return report.holds
    }

    /// All figures of the days through one.
    package func books(through day: String) throws -> [String] {
        try bench.books(through: Day(text: day))
    }

    /// A night that was killed before its first chunk.
    package func leaveANightUnfinished(of day: String) throws {
        let day = try Day(text: day)
        try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(
                .night, parameters: "{}", on: nil, key: "night/\(day)")
            try unit.transaction.put(BatchProgress(work: work, kind: "night", day: day))
        }
    }

    /// A rouble more of interest in the general ledger than the contracts hold.
    package func damageATurnover() throws {
        let interest = SQLText(
            """
            UPDATE turnover SET amount = amount + 100
            WHERE document = 3 AND day = (SELECT max(day) FROM turnover)
            """)
        let changed = try office.store.inTransaction { try $0.session.run(interest, []) }
        #expect(changed == 1)
    }

    /// June closed, and handed over by a batch.
    package func recordHandover(batch: String, exported: String) throws {
        let june = try Month(text: "2018-06")
        try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.closePeriod, parameters: "{}", on: nil, key: nil)
            _ = try unit.transaction.insert(
                NewPeriod(
                    closing: DayRange(june.first, through: june.last), figures: 0,
                    exportBatch: batch, exported: Day(text: exported), work: work))
        }
    }

    /// Posts what a report has shown.
    package func post(_ fact: LateFact, _ view: LateDifferenceView, on day: Day) throws -> Receipt {
        try office.postLateDifference(
            fact, of: number, postedOn: day,
            OrderContext(
                operatorName: "simulation", idempotencyKey: "late", isPreview: false,
                previewToken: view.previewToken))
    }
}
