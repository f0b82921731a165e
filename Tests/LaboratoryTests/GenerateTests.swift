import BackOffice
import Contracts
import Directories
import Measures
import Questions
import Storage
import TestOffice
import Testing

@testable import Laboratory

/// Portfolios made up from a seed.
@Suite struct GenerateTests {
    private let context = LedgerBench.clerk

    private func portfolio(
        _ contracts: Int, _ historyDays: Int, _ mixture: SyntheticPortfolio.Mixture
    ) throws -> SyntheticPortfolio {
        SyntheticPortfolio(
            contracts: contracts, seed: 42, historyDays: historyDays,
            day: try Day(text: "2025-03-09"), mixture: mixture)
    }

    private func office(holding portfolio: SyntheticPortfolio) throws -> Office {
        let office = try LedgerBench().office
        _ = try office.generate(portfolio, context) { _ in }
        return office
    }

    @Test(arguments: SyntheticPortfolio.Mixture.allCases, [0, 40])
    func `a made-up portfolio is one that verify holds for`(
        mixture: SyntheticPortfolio.Mixture, historyDays: Int
    ) throws {
        let office = try office(holding: portfolio(120, historyDays, mixture))
        let report = try office.verify { _, _ in }
        #expect(report.contracts == 120)
        #expect(report.invariants.flatMap(\.failures) == [])
    }

    @Test func `the same seed gives the same portfolio`() throws {
        let order = try portfolio(60, 35, .lifelike)
        let left = try turnovers(of: office(holding: order))
        #expect(try left == turnovers(of: office(holding: order)))
        #expect(!left.isEmpty)
    }

    private func turnovers(of office: Office) throws -> [Turnover] {
        try office.store.reading {
            try $0.turnovers(from: Day(number: .min), through: Day(number: .max))
        }
    }

    /// 400 contracts, 300 of which are paid out: of a hundred clients 85 are punctual, 4 stop.
    @Test func `a lifelike portfolio has closed, waiting, overdue and prepaid contracts`() throws {
        let order = try portfolio(400, 0, .lifelike)
        let office = try office(holding: order)
        let states = try office.store.reading { reading in
            let rules = try office.rules(reading)
            return try reading.contracts(after: .init(rawValue: 0), limit: 400).map {
                try reading.load($0.id) { try rules.product($0) }.state
            }
        }
        let statuses = Dictionary(grouping: states, by: \.status).mapValues(\.count)
        #expect(statuses[.closed, default: 0] > 20)
        #expect(statuses[.forIssue, default: 0] > 0)
        #expect(statuses[.active, default: 0] > 200)
        let late = states.filter { $0.status.isServiced && $0.dueDebt(on: order.day) > 0 }
        #expect((4...80).contains(late.count))
        #expect(states.contains { $0.buckets.entries.contains { $0.minor < 0 } })
        #expect(Set(states.map(\.product.code)).count > 8)
    }

    @Test func `a night over a quiet portfolio books interest once on every contract`() throws {
        let order = try portfolio(250, 3, .quiet)
        let office = try office(holding: order)
        let night = try office.nights(from: order.day.next, through: order.day.next, context) { _ in
        }
        #expect(night.contracts == 250)
        #expect(night.processes == 250)
        #expect(night.operations == 250)
        #expect(night.refused == 0)
    }

    @Test(arguments: [(0, 0), (10_000_001, 0), (1, -1), (1, 3_651)])
    func `counts out of range are refused`(contracts: Int, historyDays: Int) throws {
        let order = try portfolio(contracts, historyDays, .quiet)
        #expect(throws: OfficeError.self) { _ = try office(holding: order) }
    }
}

/// The dice of made-up portfolios.
@Suite struct DiceTests {
    @Test func `a contract's throws depend on the seed and its place alone`() {
        var left = SeededRandom(seed: 7, contract: 3)
        var right = SeededRandom(seed: 7, contract: 3)
        var other = SeededRandom(seed: 7, contract: 4)
        let thrown = (0..<20).map { _ in left.roll(0...999) }
        #expect(thrown == (0..<20).map { _ in right.roll(0...999) })
        #expect(thrown != (0..<20).map { _ in other.roll(0...999) })
    }

    @Test func `choices come by their weights`() {
        var dice = SeededRandom(seed: 1, contract: 0)
        let choices: [(weight: Int, choice: Bool)] = [(85, true), (15, false)]
        let often = (0..<10_000).count { _ in dice.choose(choices) }
        // 10,000 throws at 0.85: five standard deviations are 5 * 35.7.
        #expect((8_320...8_680).contains(often))
    }
}
