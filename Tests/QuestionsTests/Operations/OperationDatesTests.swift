import BackOffice
import Contracts
import Measures
import Processes
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

/// An operation shows the days that its tranche had when it was booked.
@Suite struct `Dates of operations` {
    private let bench: LedgerBench
    private let number = "R-0001"

    /// One tranche of a month, 15.01. to 15.02.2024, processed through 09.02.
    init() throws {
        bench = try LedgerBench()
        let terms = try Loan(
            number, product: 41, principal: "12000.00", periods: 1, disbursed: "2024-01-15"
        ).terms
        #expect(try bench.lend(terms))
        _ = try bench.nights(Day(text: "2024-01-16"), through: Day(text: "2024-02-09"))
    }

    private func prolong(on day: String) throws {
        _ = try bench.office.carryOut(
            Prolong(valueTime: ValueTime(text: "\(day)T12:00:00"), period: "P1M", start: nil),
            on: number, LedgerBench.clerk)
    }

    private func rollBack(from day: String) throws {
        _ = try bench.office.rollBack(
            number, from: ValueTime(text: "\(day)T00:00:00"), LedgerBench.clerk)
    }

    private func operations(
        _ moment: Moment = .now, cancelled: Bool = false
    ) throws -> [OperationRow] {
        try bench.office.operations(
            number,
            OperationFilter(
                from: nil, through: nil, includesCancelled: cancelled, isOldestFirst: true),
            at: moment)
    }

    private func accrual(of day: String) throws -> OperationRow? {
        try operations(cancelled: true).first {
            $0.valueTime.hasPrefix(day) && $0.amountType == "INTEREST"
        }
    }

    private func dates() throws -> [String] {
        try operations().map { "\($0.id) \($0.issueDate ?? "") \($0.repaymentDate ?? "")" }
    }

    @Test func `stay when the tranche is cut by a later plan`() throws {
        let before = try dates()
        let asSigned = before.filter { $0.hasSuffix("2024-01-15 2024-02-15") }
        #expect(before.count > 20 && asSigned == before)
        try prolong(on: "2024-02-10")
        #expect(try Array(dates().prefix(before.count)) == before)
        // It ends on the day of the order, and its principal moves to one of a month from there.
        let moved = try operations().filter {
            $0.processCode == "prolongation" && $0.amountType == "PRINCIPAL"
        }
        #expect(moved.map(\.repaymentDate) == ["2024-02-10", "2024-03-11"])
    }

    /// The night stood on the plan before the prolongation, which was cancelled when it ran.
    @Test func `of what was cancelled are those of its own past`() throws {
        try prolong(on: "2024-02-10")
        try rollBack(from: "2024-02-10")
        _ = try bench.nights(Day(text: "2024-02-11"), through: Day(text: "2024-02-11"))
        try rollBack(from: "2024-02-11")
        let night = try #require(try accrual(of: "2024-02-11"))
        #expect(night.cancelled && night.repaymentDate == "2024-02-15")
    }

    @Test func `of a moment leave out what came later or was not known`() throws {
        let known = bench.now
        try prolong(on: "2024-02-10")
        try rollBack(from: "2024-02-09")
        let gone = try operations(cancelled: true).filter(\.cancelled).map(\.valueTime)
        #expect(gone.count { $0 > "2024-02-10" } > 0)
        let then = try operations(Moment(asOf: nil, knownAt: known), cancelled: true)
        #expect(then.count(where: \.cancelled) == 0)
        #expect(Set(then.map(\.id)).count == then.count, "each once")
        let day = Moment(asOf: try Day(text: "2024-02-09"), knownAt: nil)
        let early = try operations(day, cancelled: true).filter(\.cancelled).map(\.valueTime)
        #expect(early.count == 1 && early.count { $0 > "2024-02-10" } == 0)
    }
}
