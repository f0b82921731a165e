import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

/// A schedule keeps its past: tranches that have ended stay as they were planned, what else took
/// from the principal to come is a row of its own, and together they are the loan.
@Suite struct `A schedule with its past` {
    @Test func `of a contract not paid out is the plan it was signed with`() throws {
        let loan = try ChangedLoan(isPaidOut: false)
        #expect(try loan.rows().count == 12)
        #expect(try loan.rows().last == "12 1000.00 0.00")
    }

    @Test func `of a contract repaid as planned has tranches alone`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        #expect(
            try loan.rows().prefix(3) == [
                "1 1000.00 11000.00", "2 1000.00 10000.00", "3 1000.00 9000.00",
            ])
        #expect(try loan.rows().count == 12)
    }

    /// 10,000.00 are left after two tranches; 2,400.00 of them are repaid ahead of time.
    @Test func `shows an early repayment between the tranches`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        try loan.pay("2400.00", on: "2024-03-25", early: .principal)
        let rows = try loan.rows()
        #expect(
            rows[..<3] == [
                "1 1000.00 11000.00", "2 1000.00 10000.00", "early-repayment 2400.00 7600.00",
            ])
        #expect(rows.last?.hasSuffix(" 0.00") == true)
        #expect(try loan.sum() == 12_000_00)
        #expect(try loan.rows(asOf: "2024-03-24").contains { $0.hasPrefix("early") } == false)
    }

    /// The money was taken and given back: both happened, and stand.
    @Test func `keeps an early repayment that was restored`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        try loan.pay("2400.00", on: "2024-03-25", early: .principal)
        try loan.order(
            Restore(
                valueTime: ValueTime(text: "2024-03-28T12:00:00"),
                from: Day(text: "2024-03-25"), to: Day(text: "2024-03-25")))
        #expect(
            try loan.rows()[1..<5] == [
                "2 1000.00 10000.00", "early-repayment 2400.00 7600.00",
                "restore -2400.00 10000.00", "3 1000.00 9000.00",
            ])
        #expect(try loan.sum() == 12_000_00)
    }

    @Test func `forgets what was rolled back`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        let before = try loan.rows()
        try loan.pay("2400.00", on: "2024-03-25", early: .principal)
        _ = try loan.bench.office.rollBack(
            loan.number, from: ValueTime(text: "2024-03-25T00:00:00"), LedgerBench.clerk)
        #expect(try loan.rows() == before)
    }

    @Test func `ends with what the end of the contract left unasked`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        // More than the whole: the rest is an overpayment.
        try loan.pay("11000.00", on: "2024-03-25", early: .full)
        #expect(
            try loan.rows() == [
                "1 1000.00 11000.00", "2 1000.00 10000.00", "early-repayment 10000.00 0.00",
            ])
    }

    /// The tranche of the day is repaid by the plan, and the rest ahead of it.
    @Test func `counts the tranche of the day as repaid by the plan`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        try loan.pay("11000.00", on: "2024-04-15", early: .full)
        #expect(
            try loan.rows()[2...] == ["3 1000.00 9000.00", "early-repayment 9000.00 0.00"])
    }

    @Test func `shows principal to come that was written off`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        try loan.order(
            WriteOff(
                AmountOrder(
                    valueTime: ValueTime(text: "2024-03-25T12:00:00"), amountType: "PRINCIPAL",
                    amount: AmountText("500.00"), isOffBalance: false, reason: "FORGIVENESS")))
        #expect(try loan.rows()[2...3] == ["write-off 500.00 9500.00", "3 500.00 9000.00"])
        #expect(try loan.sum() == 12_000_00)
    }

    /// What is overdue was asked for by its tranche already: no row takes it a second time.
    @Test func `leaves a tranche as it was when its overdue principal is written off`() throws {
        let loan = try ChangedLoan()
        _ = try loan.bench.nights(Day(text: "2024-01-16"), through: Day(text: "2024-02-20"))
        let before = try loan.rows()
        try loan.order(
            WriteOff(
                AmountOrder(
                    valueTime: ValueTime(text: "2024-02-21T12:00:00"), amountType: "PRINCIPAL",
                    amount: AmountText("1000.00"), isOffBalance: false, reason: "FORGIVENESS")))
        #expect(try loan.rows() == before)
        #expect(try loan.schedule().first?.principalLeft == "0.00")
    }

    /// The only tranche is overdue: what it asked for falls due again, at the end of added time.
    @Test func `of a prolonged contract shows what falls due again`() throws {
        let loan = try ChangedLoan(product: 41, periods: 1)
        _ = try loan.bench.nights(Day(text: "2024-01-16"), through: Day(text: "2024-02-20"))
        try loan.order(
            Prolong(valueTime: ValueTime(text: "2024-02-21T12:00:00"), period: "P1M", start: nil))
        // From the day of the order; the days before it are a tranche without principal.
        #expect(
            try loan.rows() == [
                "1 12000.00 0.00", "2 0.00 0.00", "prolongation -12000.00 12000.00",
                "3 12000.00 0.00",
            ])
        #expect(try loan.schedule().map(\.principalLeft) == ["0.00", "0.00", "0.00", "12000.00"])
    }

    @Test func `of a contract written off ends on that day`() throws {
        let loan = try ChangedLoan()
        try loan.payTwo()
        try loan.order(
            WriteOffContract(
                valueTime: ValueTime(text: "2024-03-25T12:00:00"), reason: "BANKRUPTCY",
                caseNumber: nil, courtDay: nil))
        #expect(try loan.rows()[2...] == ["write-off-bankruptcy 10000.00 0.00"])
    }
}

/// 12,000.00 at 12 % in twelve equal parts of principal from 15.01.2024, or by other terms.
private struct ChangedLoan {
    let bench: LedgerBench
    let number = "S-1"

    init(product: UInt16 = 14, periods: Int = 12, isPaidOut: Bool = true) throws {
        bench = try LedgerBench()
        let terms = try Loan(
            number, product: product, principal: "12000.00", percent: "12", periods: periods,
            disbursed: "2024-01-15"
        ).terms
        if isPaidOut { #expect(try bench.lend(terms)) } else { try bench.sign(terms) }
    }

    /// The first two instalments: 1,000.00 each, and interest of 31 days on 12,000.00 and of 29 on
    /// 11,000.00, by the 365th part of 12 %.
    func payTwo() throws {
        try pay("1122.30", on: "2024-02-15")
        try pay("1104.88", on: "2024-03-15")
        #expect(try bench.state(number).dueDebt(on: Day(text: "2024-03-15")) == 0)
    }

    func pay(_ amount: String, on day: String, early: EarlyRequest? = nil) throws {
        let receipt = try bench.office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(text: "\(day)T12:00:00"), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: nil, early: early),
            LedgerBench.clerk)
        #expect(!receipt.processes.isEmpty, "\(receipt.warnings)")
    }

    func order(_ order: any DebtProcess) throws {
        _ = try bench.office.carryOut(order, on: number, LedgerBench.clerk)
    }

    func schedule(asOf day: String? = nil) throws -> [ScheduleRow] {
        let moment = Moment(asOf: try day.map { try Day(text: $0) }, knownAt: nil)
        return try bench.office.schedule(number, at: moment)
    }

    /// Number or process, principal, balance.
    func rows(asOf day: String? = nil) throws -> [String] {
        try schedule(asOf: day).map { row in
            "\(row.n.map { "\($0)" } ?? row.processCode ?? "") \(row.principal) \(row.balance)"
        }
    }

    func minor(_ amount: String) throws -> Int64 {
        try Money(text: amount, bench.state(number).currency).minor
    }

    func sum() throws -> Int64 { try schedule().reduce(0) { try $0 + minor($1.principal) } }
}
