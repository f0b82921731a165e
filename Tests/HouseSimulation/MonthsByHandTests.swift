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

/// Contracts that are run by hand now and then, against the same that see every night.
@Suite struct `Months by hand, and every night` {
    @Test(arguments: Effort.portfolioSeeds)
    func `book the same, month by month`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var lived = 0
        for product in try LedgerBench().rules.book.rows.products where product.kind == .credit {
            lived += try live(product, &chance, seed) ? 1 : 0
        }
        #expect(lived > 9, "SEED=\(seed): \(lived)")
    }

    /// What happens on a day: a payment at noon, or nothing, and a run by hand, or none.
    private struct Event {
        let day: Day
        let part: Int64?
        let isRun: Bool
    }

    private func live(
        _ product: Product, _ chance: inout Seeded, _ seed: UInt64
    ) throws -> Bool {
        let terms = try chance.terms("H-1", of: product)
        let benches = try (1...3).map { _ in try LedgerBench() }
        for bench in benches {
            var rates = RandomRates(seed: seed, from: try Day(text: "2017-12-01"))
            try bench.quote(rates.next(days: 3_300))
            guard try bench.lend(terms) else { return false }
        }
        let events = events(after: terms.plannedDisbursement, &chance)
        let last = events.last?.day ?? terms.plannedDisbursement
        try nightly(benches[0], events)
        let wanted = try benches[0].state("H-1")
        for event in events {
            let isLast = event.day == last
            try run(benches[1], event, runs: event.isRun || isLast)
            try run(benches[2], event, runs: event.day.next.civil.day == 1 || isLast)
        }
        let place: Comment = "SEED=\(seed) product \(product.code) through \(last)"
        for bench in benches.dropFirst() {
            let state = try bench.state("H-1")
            #expect(state.buckets == wanted.buckets, place)
            #expect(state.schedule == wanted.schedule, place)
            #expect(state.status == wanted.status, place)
            try bench.verify(place)
            // What is offset in a foreign currency is worth what it is on the day of the run.
            if state.isForeign { continue }
            try Nights.expectSame(state, wanted, through: last, place)
            let (own, nightly) = try (bench.turnoversByMonth(), benches[0].turnoversByMonth())
            #expect(Set(own).symmetricDifference(nightly).sorted() == [], place)
        }
        return true
    }

    /// Half a year to a year of days; a payment on few of them, a run by hand on fewer.
    private func events(after first: Day, _ chance: inout Seeded) -> [Event] {
        let days = chance.number(Int32(100)...300)
        return Nights.days(after: first, through: first.advanced(by: days)).map { day in
            let part: Int64? = chance.once(in: 25) ? chance.number(Int64(3)...30) : nil
            return Event(day: day, part: part, isRun: chance.once(in: 40))
        }
    }

    private func nightly(_ bench: LedgerBench, _ events: [Event]) throws {
        for event in events {
            _ = try bench.nights(event.day, through: event.day)
            try pay(bench, event)
        }
    }

    private func run(_ bench: LedgerBench, _ event: Event, runs: Bool) throws {
        let state = try bench.state("H-1")
        if runs, state.status.isServiced {
            let night = ProcessContract.nightly(at: .night(of: event.day), on: state)
            _ = try bench.office.carryOut(night, on: "H-1", LedgerBench.clerk)
        }
        try pay(bench, event)
    }

    private func pay(_ bench: LedgerBench, _ event: Event) throws {
        guard let part = event.part else { return }
        let principal = try bench.state("H-1").terms.principal
        let amount = Money(minor: principal.minor / part + 1, principal.currency)
        _ = try bench.office.receiveCash(
            CashOrder(
                contract: "H-1", valueTime: ValueTime(event.day, second: 43_200),
                isIncoming: true, payment: .bank, amount: amount.text, bank: nil,
                reference: nil, early: nil), LedgerBench.clerk)
    }
}

extension LedgerBench {
    /// What each posting has moved in each month.
    fileprivate func turnoversByMonth() throws -> [String] {
        try office.store.reading { reading in
            try reading.session.all(LedgerBench.monthly, []) { $0.text(0) }
        }
    }

    private static let monthly = SQLText(
        """
        SELECT strftime('%Y-%m', day * 86400, 'unixepoch') || ' ' || posting || ' ' || document
            || ' ' || currency || ' ' || sum(amount) || ' ' || foreign_currency || ' '
            || sum(foreign_amount)
        FROM turnover
        GROUP BY strftime('%Y-%m', day * 86400, 'unixepoch'), posting, document, currency,
            foreign_currency
        HAVING sum(amount) <> 0 OR sum(foreign_amount) <> 0
        ORDER BY strftime('%Y-%m', day * 86400, 'unixepoch'), posting, document, currency,
            foreign_currency
        """)
}
