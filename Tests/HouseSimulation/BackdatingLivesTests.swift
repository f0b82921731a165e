import Contracts
import Directories
import Measures
import Orders
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Lives in which each payment is told of some days late, against the same told of in time.
@Suite struct `Late facts put in their place` {
    private static let portfolios = 8

    @Test(arguments: Effort.portfolioSeeds)
    func `end where facts in time end`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var placed = 0
        for _ in 1...Self.portfolios { placed += try live(&chance, seed) }
        #expect(placed > Self.portfolios, "SEED=\(seed): \(placed)")
    }

    /// A payment, and on which day it is told of.
    private struct Fact {
        let order: CashOrder
        let told: Day
    }

    private func live(_ chance: inout Seeded, _ seed: UInt64) throws -> Int {
        let (punctual, late) = (try LedgerBench(), try LedgerBench())
        let products = punctual.rules.book.rows.products.filter { $0.kind == .credit }
        let product = chance.pick(products)
        let terms = try chance.terms("C-1", of: product)
        for bench in [punctual, late] {
            try quote(bench, seed)
            guard try bench.lend(terms) else { return 0 }
        }
        let first = terms.plannedDisbursement
        let facts = facts(on: terms, after: first, &chance)
        let last = facts.reduce(first.advanced(by: 90)) { max($0, $1.told) }.advanced(by: 5)
        let place: Comment = "SEED=\(seed) product \(product.code) \(facts.map(\.order))"
        try play(facts.map { Fact(order: $0.order, told: $0.order.valueTime.day) }, punctual, last)
        let placed = try play(facts, late, last)
        let (state, wanted) = (try late.state("C-1"), try punctual.state("C-1"))
        #expect(state.buckets == wanted.buckets, place)
        #expect(state.schedule == wanted.schedule, place)
        #expect(state.status == wanted.status && state.counters == wanted.counters, place)
        #expect(try late.turnovers() == punctual.turnovers(), place)
        try late.check("C-1", place)
        try late.verify(place)
        return placed
    }

    private func quote(_ bench: LedgerBench, _ seed: UInt64) throws {
        var rates = RandomRates(seed: seed, from: try Day(text: "2017-12-01"))
        try bench.quote(rates.next(days: 3_300))
    }

    /// At most one a day: two of one day are taken in the order in which they are told of.
    private func facts(
        on terms: Terms, after first: Day, _ chance: inout Seeded
    ) -> [Fact] {
        var day = first
        return (1...chance.number(2...6)).map { _ in
            day = day.advanced(by: chance.number(Int32(1)...30))
            let part = terms.principal.minor / Int64(chance.number(1...24)) + 1
            let order = CashOrder(
                contract: terms.number, valueTime: ValueTime(day, second: 43_200),
                isIncoming: true, payment: .bank,
                amount: Money(minor: part, terms.principal.currency).text, bank: nil,
                reference: nil, early: chance.once(in: 4) ? chance.pick(EarlyRequest.allCases) : nil
            )
            let delay = chance.once(in: 3) ? 0 : chance.number(Int32(1)...40)
            return Fact(order: order, told: day.advanced(by: delay))
        }
    }

    /// Night after night; how many facts were put in their place.
    @discardableResult
    private func play(_ facts: [Fact], _ bench: LedgerBench, _ last: Day) throws -> Int {
        var placed = 0
        var day = try bench.state("C-1").lastOperation?.day ?? last
        while day < last {
            for fact in facts where fact.told == day {
                placed += try tell(fact.order, bench) ? 1 : 0
            }
            day = day.next
            _ = try bench.nights(day, through: day)
        }
        return placed
    }

    /// Reports a payment, and has it accepted where others came before; whether it was late.
    private func tell(_ order: CashOrder, _ bench: LedgerBench) throws -> Bool {
        let receipt = try bench.office.receiveCash(order, LedgerBench.clerk)
        guard receipt.warnings.map(\.code) == ["W-BACKDATED"] else {
            return receipt.backdating != nil
        }
        let accepted = try bench.office.acceptCash(
            AcceptanceOrder(
                contract: order.contract, cashFlowNumber: #require(receipt.cashFlow)),
            LedgerBench.clerk)
        return accepted.backdating != nil
    }
}
