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

/// Lives in which people order some days late, against the same who order in time.
@Suite struct `Late orders put in their place` {
    private static let lives = 10

    @Test(arguments: Effort.portfolioSeeds)
    func `end where orders in time end`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var placed = 0
        for _ in 1...Self.lives { placed += try live(&chance, seed) }
        #expect(placed > Self.lives / 2, "SEED=\(seed): \(placed)")
    }

    /// An order and a payment, each of a day; the order is given on a later one.
    private enum Fact {
        case order(any DebtProcess, told: Day)
        case payment(CashOrder)

        var told: Day {
            switch self {
            case .order(_, let told): told
            case .payment(let order): order.valueTime.day
            }
        }

        var isOrder: Bool {
            if case .order = self { return true }
            return false
        }

        var inTime: Fact {
            switch self {
            case .order(let order, _): .order(order, told: order.valueTime.day)
            case .payment: self
            }
        }
    }

    private func live(_ chance: inout Seeded, _ seed: UInt64) throws -> Int {
        let (punctual, late) = (try LedgerBench(), try LedgerBench())
        let products = punctual.rules.book.rows.products.filter { $0.kind == .credit }
        let product = chance.pick(products)
        let terms = try chance.terms("C-1", of: product)
        for bench in [punctual, late] {
            var rates = RandomRates(seed: seed, from: try Day(text: "2017-12-01"))
            try bench.quote(rates.next(days: 3_300))
            guard try bench.lend(terms) else { return 0 }
        }
        let facts = facts(on: terms, &chance)
        let last = terms.plannedDisbursement.advanced(by: 200)
        guard try play(facts.map(\.inTime), punctual, last) != nil,
            let placed = try play(facts, late, last)
        else { return 0 }
        let place: Comment = "SEED=\(seed) product \(product.code) \(facts)"
        try late.check("C-1", place)
        try late.verify(place)
        let (state, wanted) = (try late.state("C-1"), try punctual.state("C-1"))
        #expect(state.buckets == wanted.buckets, place)
        #expect(state.schedule == wanted.schedule, place)
        #expect(state.status == wanted.status && state.counters == wanted.counters, place)
        // Where nights have found nothing to do, an order is not late, and the next night goes on.
        if placed < facts.count(where: \.isOrder) { return placed }
        let (own, other) = (try late.turnovers(), try punctual.turnovers())
        #expect(Set(own).symmetricDifference(other).sorted() == [], place)
        return placed
    }

    /// At most one a day, each kind of order once.
    private func facts(on terms: Terms, _ chance: inout Seeded) -> [Fact] {
        var day = terms.plannedDisbursement
        var kinds = [0, 1, 2]
        return (1...chance.number(3...6)).map { _ in
            day = day.advanced(by: chance.number(Int32(1)...25))
            let time = ValueTime(day, second: 43_200)
            guard !kinds.isEmpty, chance.once(in: 2) else {
                return .payment(payment(on: terms, at: time, &chance))
            }
            let kind = kinds.remove(at: chance.number(0...(kinds.count - 1)))
            let told = day.advanced(by: chance.number(Int32(1)...25))
            return .order(order(kind, at: time, terms.principal.currency), told: told)
        }
    }

    private func order(
        _ kind: Int, at time: ValueTime, _ currency: Currency
    ) -> any DebtProcess {
        switch kind {
        case 0: StopInterest(valueTime: time)
        case 1: StopPenalty(valueTime: time)
        default:
            CorrectByHand(
                valueTime: time, amountType: "PEN_PRINCIPAL",
                amount: AmountText(Money(minor: 1_809, currency).text), tranche: nil,
                isOffBalance: false)
        }
    }

    private func payment(
        on terms: Terms, at time: ValueTime, _ chance: inout Seeded
    ) -> CashOrder {
        let part = terms.principal.minor / Int64(chance.number(2...24)) + 1
        return CashOrder(
            contract: terms.number, valueTime: time, isIncoming: true, payment: .bank,
            amount: Money(minor: part, terms.principal.currency).text, bank: nil,
            reference: nil, early: nil)
    }

    /// Night after night; how many orders were put in their place, nil where one is refused.
    private func play(_ facts: [Fact], _ bench: LedgerBench, _ last: Day) throws -> Int? {
        var placed = 0
        var day = try bench.state("C-1").lastOperation?.day ?? last
        while day < last {
            for fact in facts where fact.told == day {
                guard let isLate = try tell(fact, bench) else { return nil }
                placed += isLate ? 1 : 0
            }
            day = day.next
            _ = try bench.nights(day, through: day)
        }
        return placed
    }

    private func tell(_ fact: Fact, _ bench: LedgerBench) throws -> Bool? {
        switch fact {
        case .payment(let order):
            _ = try bench.office.receiveCash(order, LedgerBench.clerk)
            return false
        case .order(let order, _):
            do {
                return try bench.office.carryOut(order, on: "C-1", LedgerBench.clerk)
                    .backdating != nil
            } catch {
                // What was not to be done, or cannot be done again: no life to compare.
                #expect(["E-STATE", "E-AMT", "E-LOD", "E-CFG"].contains(error.code), "\(error)")
                return nil
            }
        }
    }
}
