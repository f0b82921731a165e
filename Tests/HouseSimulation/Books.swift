import Orders
import Questions
import Contracts
import Directories
import Measures
import Processes
import Testing

@testable import BackOffice
@testable import Storage

/// The loan of D-4.2, lived through to 31.05.2018: three instalments paid, May waiting.
struct Books {
    let bench: LedgerBench
    let number = "R-0001"

    var office: Office { bench.office }

    init(paysInMay: Bool) throws {
        try self.init(paysInMay: paysInMay, through: "2018-05-31")
    }

    init(paysInMay: Bool, through last: String) throws {
        try self.init(paysInMay: paysInMay, through: last, requiresExport: false)
    }

    init(paysInMay: Bool, through last: String, requiresExport: Bool) throws {
        bench = try LedgerBench(requiresExport: requiresExport)
        let start = try Day(text: "2018-01-20")
        let terms = Terms(
            number: number, product: ProductID(rawValue: 1),
            principal: try Money(text: "11478.00", .rub),
            rate: try YearlyRate(percentText: "14.4"), signed: start, plannedDisbursement: start,
            periods: 28, period: try Tenor(text: "P1M"), firstRepayment: nil, instalment: nil,
            interestFreeDays: 0)
        #expect(try bench.lend(terms))
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

    static func context(_ name: String) -> OrderContext {
        OrderContext(operatorName: name, idempotencyKey: nil, isPreview: false)
    }

    func close(_ month: String) throws -> PeriodReceipt {
        try office.closePeriod(Month(text: month), LedgerBench.clerk) { _, _ in }
    }

    func nights(_ first: String, _ last: String) throws -> NightSummary {
        try bench.nights(Day(text: first), through: Day(text: last))
    }

    @discardableResult
    func pay(_ amount: String, on time: String) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(text: time), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: nil, early: nil),
            LedgerBench.clerk)
    }

    func order(_ order: any DebtProcess) throws -> Receipt {
        try office.carryOut(order, on: number, LedgerBench.clerk)
    }

    func reaccept(_ type: String, _ amount: String, on day: Day) throws {
        let open = try #require(bench.state(number).cashFlows.first { $0.restored > 0 })
        _ = try order(
            Reaccept(
                valueTime: .end(of: day), cashFlow: open.id, amountType: type,
                amount: AmountText(amount)))
    }

    /// What is said no to.
    func refusal(_ body: () throws -> some Any) throws -> OfficeError {
        do {
            _ = try body()
        } catch let error as OfficeError {
            return error
        }
        throw StoreFault.forbidden("nothing was refused")
    }

    func verifies() throws -> Bool {
        let report = try office.verify { _, _ in }
        for broken in report.invariants where !broken.holds {
            Issue.record("\(broken.id) \(broken.failures)")
        }
        return report.holds
    }

    /// All figures of the days through one.
    func books(through day: String) throws -> [String] {
        try bench.books(through: Day(text: day))
    }

    /// A night that was killed before its first chunk.
    func leaveANightUnfinished(of day: String) throws {
        let day = try Day(text: day)
        try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(
                .night, parameters: "{}", on: nil, key: "night/\(day)")
            try unit.transaction.put(BatchProgress(work: work, kind: "night", day: day))
        }
    }

    /// A rouble more of interest in the general ledger than the contracts hold.
    func damageATurnover() throws {
        let interest = SQLText(
            """
            UPDATE turnover SET amount = amount + 100
            WHERE document = 3 AND day = (SELECT max(day) FROM turnover)
            """)
        let changed = try office.store.inTransaction { try $0.session.run(interest, []) }
        #expect(changed == 1)
    }

    /// June closed, and handed over by a batch.
    func recordHandover(batch: String, exported: String) throws {
        let june = try Month(text: "2018-06")
        try office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.closePeriod, parameters: "{}", on: nil, key: nil)
            _ = try unit.transaction.insert(
                NewPeriod(
                    closing: DayRange(june.first, through: june.last), figures: 0,
                    exportBatch: batch, exported: Day(text: exported), work: work))
        }
    }
}

extension LedgerBench {
    /// All that is said of the days through one: turnovers, processes and operations, balances.
    func books(through day: Day) throws -> [String] {
        let last: [SQLValue] = [.integer(Int64(day.number))]
        return try office.store.reading { reading in
            try LedgerBench.dated.flatMap { text in
                try reading.session.all(text, last) { $0.text(0) }
            } + balances(through: day, reading)
        }
    }

    private func balances(through day: Day, _ reading: ReadSession) throws -> [String] {
        var texts: [String] = []
        try reading.everyContractID { id in
            let past = try ContractHistory(of: id, knownAt: nil, reading, rules)
            guard past.live.contains(where: { $0.valueTime.day <= day }) else { return }
            let state = try past.state(asOf: day)
            texts.append(
                "\(state.terms.number) \(state.status) \(state.buckets.entries) "
                    + "\(state.counters) \(String(describing: state.schedule))")
        }
        return texts
    }

    private static let dated = [
        SQLText(
            """
            SELECT 'turnover ' || day || ' ' || posting || ' ' || document || ' ' || reason
                || ' ' || currency || ' ' || operations || ' ' || amount || ' '
                || foreign_currency || ' ' || foreign_amount
            FROM turnover WHERE day <= $1
            ORDER BY day, posting, document, reason, currency, foreign_currency
            """),
        SQLText(
            """
            SELECT 'process ' || process.id || ' ' || contract || ' ' || value_time || ' '
                || coalesce(hex(documents), '-') || ' '
                || coalesce(group_concat(posting || ' ' || tranche || ' ' || amount), '-')
            FROM process LEFT JOIN operation ON operation.process = process.id
            WHERE value_time / 86400 <= $1 GROUP BY process.id ORDER BY process.id
            """),
    ]
}
