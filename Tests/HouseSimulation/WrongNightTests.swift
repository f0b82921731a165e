import Contracts
import Directories
import Measures
import Orders
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// A night of another year over a whole portfolio, taken back by one order.
@Suite struct `A night of another year` {
    @Test(arguments: Effort.portfolioSeeds)
    func `taken back from everybody leaves what there would have been`(seed: UInt64) throws {
        var chance = Seeded(seed)
        let (calm, shaken) = (try LedgerBench(), try LedgerBench())
        var rates = RandomRates(seed: seed, from: try Day(text: "2017-12-01"))
        let quotes = try rates.next(days: 3_300)
        for bench in [calm, shaken] { try bench.quote(quotes) }
        let start = try Day(year: 2024, month: chance.number(1...12), day: chance.number(1...28))
        let numbers = try lend(to: [calm, shaken], on: start, &chance)
        #expect(numbers.count > 9, "SEED=\(seed)")
        let mistake = start.advanced(by: chance.number(Int32(5)...60))
        let wrong = mistake.advanced(by: chance.number(Int32(40)...900))
        let last = mistake.advanced(by: 40)
        let payments = payments(on: numbers, from: start, through: last, &chance)
        try live(calm, payments, from: start, through: last)
        try live(shaken, payments, from: start, through: mistake)
        _ = try shaken.nights(wrong, through: wrong)
        let taken = try shaken.office.rollBack(
            onEach: .all, from: .start(of: mistake.next), LedgerBench.clerk
        ) { _ in }
        #expect(taken.rolledBack > 0 && taken.refused == 0, "SEED=\(seed) \(taken)")
        try live(shaken, payments, from: mistake, through: last)
        for number in numbers {
            let place: Comment = "SEED=\(seed) \(number) \(mistake) \(wrong)"
            #expect(try shaken.kept(number) == calm.kept(number), place)
        }
        #expect(try shaken.turnovers() == calm.turnovers(), "SEED=\(seed)")
        try shaken.verify("SEED=\(seed)")
    }

    private func lend(
        to benches: [LedgerBench], on day: Day, _ chance: inout Seeded
    ) throws -> [String] {
        var numbers: [String] = []
        for product in benches[0].rules.book.rows.products where product.validFrom <= day {
            var terms = try chance.terms("P-\(product.id.rawValue)", of: product)
            terms = Terms(
                number: terms.number, product: terms.product, principal: terms.principal,
                rate: terms.rate, signed: day, plannedDisbursement: day,
                periods: terms.periods, period: terms.period, firstRepayment: nil,
                instalment: nil, interestFreeDays: 0)
            var isLent = true
            for bench in benches { isLent = try bench.lend(terms) && isLent }
            if isLent { numbers.append(terms.number) }
        }
        return numbers
    }

    private struct Payment {
        let number: String
        let day: Day
        let part: Int64
    }

    private func payments(
        on numbers: [String], from first: Day, through last: Day, _ chance: inout Seeded
    ) -> [Payment] {
        Nights.days(after: first, through: last).flatMap { day in
            numbers.compactMap { number in
                guard chance.once(in: 30) else { return nil }
                return Payment(number: number, day: day, part: chance.number(Int64(2)...24))
            }
        }
    }

    /// The days after the first, each with its payments and its night.
    private func live(
        _ bench: LedgerBench, _ payments: [Payment], from first: Day, through last: Day
    ) throws {
        for day in Nights.days(after: first, through: last) {
            _ = try bench.nights(day, through: day)
            for payment in payments where payment.day == day { try pay(payment, bench) }
        }
    }

    private func pay(_ payment: Payment, _ bench: LedgerBench) throws {
        let terms = try bench.state(payment.number).terms
        let amount = Money(
            minor: terms.principal.minor / payment.part + 1, terms.principal.currency)
        _ = try bench.office.receiveCash(
            CashOrder(
                contract: payment.number, valueTime: ValueTime(payment.day, second: 43_200),
                isIncoming: true, payment: .bank, amount: amount.text, bank: nil,
                reference: nil, early: nil), LedgerBench.clerk)
    }
}
