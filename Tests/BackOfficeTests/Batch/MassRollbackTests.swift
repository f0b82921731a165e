import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// What was done to many contracts by mistake is taken back by one order.
@Suite struct `A mass rollback` {
    private let bench: LedgerBench
    /// The state of each contract and the turnovers before the mistake.
    private let before: [String?]
    private let turnovers: [String]
    private static let numbers = (1...5).map { "L-\($0)" }

    /// Five loans of two products from 20.01.2018, with nights through February.
    init() throws {
        bench = try LedgerBench()
        for number in 1...5 {
            let terms = try Loan(
                "L-\(number)", product: number < 4 ? 1 : 3, principal: "12000.00", periods: 12
            ).terms
            #expect(try bench.lend(terms))
        }
        _ = try bench.nights(Day(text: "2018-01-21"), through: Day(text: "2018-02-28"))
        before = try Self.numbers.map(bench.kept)
        turnovers = try bench.turnovers()
    }

    private var march: ValueTime { get throws { .start(of: try Day(text: "2018-03-01")) } }

    /// The night of another year.
    private func runAWrongNight() throws {
        let wrong = try Day(text: "2019-03-01")
        _ = try bench.nights(wrong, through: wrong)
    }

    private func rollBack(
        _ numbers: [String]? = nil, product: String? = nil,
        _ context: OrderContext = LedgerBench.clerk
    ) throws -> MassRollbackSummary {
        let selection = ContractSelection(numbers: numbers, product: product, overdueDays: nil)
        return try bench.office.rollBack(onEach: selection, from: march, context) { _ in }
    }

    @Test func `takes a night of another year back from everybody`() throws {
        try runAWrongNight()
        let summary = try rollBack()
        #expect(summary.contracts == 5 && summary.rolledBack == 5 && summary.refused == 0)
        // Twelve ends of months, and the night itself, on each.
        #expect(summary.processes == 5 * 13)
        #expect(try Self.numbers.map(bench.kept) == before)
        #expect(try bench.turnovers() == turnovers)
        try bench.verify("rolled back")
    }

    @Test func `the nights that are given again come to what they would have come to`() throws {
        let twin = try `A mass rollback`()
        let days = (try Day(text: "2018-03-01"), try Day(text: "2018-03-20"))
        _ = try twin.bench.nights(days.0, through: days.1)
        try runAWrongNight()
        _ = try rollBack()
        _ = try bench.nights(days.0, through: days.1)
        #expect(try bench.turnovers() == twin.bench.turnovers())
        #expect(try Self.numbers.map(bench.kept) == Self.numbers.map(twin.bench.kept))
    }

    @Test func `a preview counts what would go, and stores nothing`() throws {
        try runAWrongNight()
        let rows = try bench.dump()
        let preview = try rollBack(LedgerBench.context(isPreview: true))
        #expect(try bench.dump() == rows)
        let done = try rollBack()
        #expect(preview.isPreview && preview.processes == done.processes)
        #expect(preview.operations == done.operations && preview.rolledBack == 5)
    }

    private func rollBack(_ context: OrderContext) throws -> MassRollbackSummary {
        try rollBack(nil, product: nil, context)
    }

    private static let choices: [([String]?, String?, Int)] = [
        (["L-2", "L-1"], nil, 2), (nil, "consumer-annuity", 2),
        (["L-1", "L-5"], "loan-annuity", 1),
    ]

    @Test(arguments: choices)
    func `leaves the contracts alone that are not chosen`(
        numbers: [String]?, product: String?, count: Int
    ) throws {
        try runAWrongNight()
        let summary = try rollBack(numbers, product: product)
        #expect(summary.rolledBack == count && summary.processes == count * 13)
        try bench.verify("some rolled back")
    }

    @Test func `one without anything so late has nothing to do`() throws {
        let summary = try rollBack()
        #expect(summary.contracts == 5 && summary.nothingToDo == 5 && summary.refused == 0)
    }

    /// The same mistake may be made twice; under a key the order is given once.
    @Test func `given again it takes back again, and under its key nothing`() throws {
        try runAWrongNight()
        _ = try rollBack()
        try runAWrongNight()
        let again = try rollBack()
        #expect(again.rolledBack == 5 && !again.isRepeat)
        #expect(try bench.turnovers() == turnovers)
        try runAWrongNight()
        #expect(try rollBack(LedgerBench.context(key: "oops")).rolledBack == 5)
        let rows = try bench.dump()
        let repeated = try rollBack(LedgerBench.context(key: "oops"))
        #expect(repeated.isRepeat && repeated.processes == 5 * 13)
        #expect(try bench.dump() == rows)
        let other = #expect(throws: OfficeError.self) {
            try rollBack(["L-1"], product: nil, LedgerBench.context(key: "oops"))
        }
        #expect(other?.code == "E-DUP")
        try bench.verify("three times")
    }

    /// L-1 was restructured into L-9 in the wrong future, and a night came after.
    private func restructureInTheWrongYear() throws {
        try runAWrongNight()
        let time = ValueTime(try Day(text: "2019-03-02"), second: 43_200)
        let order = { (principal: String) in
            try RestructureOrder(
                contract: "L-1", valueTime: time, isCapitalised: true, newNumber: "L-9",
                terms: OfferedTerms(
                    product: "loan-annuity", principal: GivenAmount(text: principal),
                    ratePercent: YearlyRate(percentText: "10"), periods: 12,
                    period: Tenor(1, .month), firstRepayment: nil, instalment: nil))
        }
        let refusal = try #require(throws: OfficeError.self) {
            try bench.office.restructure(order("1.00"), LedgerBench.clerk)
        }
        guard case .refused(.amount(.totalsDiffer(let moved, _)), _) = refusal else {
            Issue.record("\(refusal)")
            return
        }
        _ = try bench.office.restructure(order(moved.text), LedgerBench.clerk)
        _ = try bench.nights(time.day.next, through: time.day.next)
    }

    @Test func `both sides of a restructuring go, whichever comes first`() throws {
        try restructureInTheWrongYear()
        let preview = try rollBack(LedgerBench.context(isPreview: true))
        let summary = try rollBack()
        #expect(summary.rolledBack == 6 && summary.contracts == 6 && summary.nothingToDo == 0)
        #expect(preview.rolledBack == 6 && preview.processes == summary.processes)
        #expect(try Self.numbers.map(bench.kept) == before)
        #expect(try bench.turnovers() == turnovers)
        try bench.verify("restructured and rolled back")
    }

    /// L-9, which is not chosen, has moved on since.
    @Test func `one that is bound to another is refused, and the rest are served`() throws {
        try restructureInTheWrongYear()
        let preview = try rollBack(["L-1", "L-2"], LedgerBench.context(isPreview: true))
        let summary = try rollBack(["L-1", "L-2"])
        #expect(summary.rolledBack == 1 && summary.refused == 1 && summary.contracts == 2)
        #expect(summary.refusals.map { "\($0.contract) \($0.code)" } == ["L-1 E-STATE"])
        #expect(preview.refusals.map(\.message) == summary.refusals.map(\.message))
        #expect(try bench.kept("L-2") == before[1])
        try bench.verify("one refused")
    }

    @Test func `a closed month is refused before anything is done`() throws {
        _ = try bench.nights(Day(text: "2018-03-01"), through: Day(text: "2018-03-31"))
        _ = try bench.office.closePeriod(Month(text: "2018-03"), LedgerBench.clerk) { _, _ in }
        let rows = try bench.dump()
        let error = #expect(throws: OfficeError.self) { try rollBack() }
        #expect(error?.code == "E-PERIOD")
        #expect(try bench.dump() == rows)
    }

    /// As a kill leaves it: the batch begun, some contracts done.
    @Test func `an interrupted order goes on where it stopped`() throws {
        try runAWrongNight()
        try stopAfter(2)
        #expect(try bench.kept("L-2") == before[1] && bench.kept("L-3") != before[2])
        let summary = try rollBack()
        #expect(summary.isResumed && summary.rolledBack == 5 && summary.processes == 5 * 13)
        #expect(try bench.turnovers() == turnovers)
        try bench.verify("resumed")
    }

    private func stopAfter(_ count: Int) throws {
        let office = bench.office
        let (batch, _) = try office.working(LedgerBench.clerk) { unit in
            try unit.rollbackBatch(.all, march, key: nil)
        }
        let first = ContractSelection(
            numbers: Array(Self.numbers.prefix(count)), product: nil, overdueDays: nil)
        try office.working(LedgerBench.clerk) { unit in
            var run = try RollbackRun(first, from: march, batch)
            try run.take(unit.transaction, unit.rules) { try unit.rollBack($0, for: batch.work) }
            var reached = run.batch
            reached.state = .running
            try unit.transaction.put(reached)
        }
    }
}
