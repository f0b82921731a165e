import BackOffice
import Contracts
import Directories
import Measures
import Orders
import Questions
import TestOffice
import Testing

/// What a contract will owe on a day that no night has come to.
@Suite struct `A quote` {
    private func card(_ books: Books, _ day: String) throws -> ContractCard {
        try books.office.card(books.number, at: Moment(asOf: Day(text: day), knownAt: nil))
    }

    /// A day within the tranche, its last day, and days on which more is overdue.
    @Test(arguments: ["2018-06-05", "2018-06-20", "2018-06-21", "2018-08-31"])
    func `is what the nights make of the day`(day: String) throws {
        let books = try Books(paysInMay: false)
        let before = try books.bench.dump()
        let quote = try card(books, day)
        #expect(quote.accruedThrough == "2018-05-31" && quote.reckonedThrough == day)
        #expect(try books.bench.dump() == before, "nothing is stored")
        _ = try books.nights("2018-06-01", day)
        let fact = try card(books, day)
        #expect(fact.accruedThrough == day)
        #expect(quote.payoff == fact.payoff && quote.payoff != "0.00")
        #expect(quote.due == fact.due)
        #expect(quote.overdue == fact.overdue && quote.overdueDays == fact.overdueDays)
    }

    @Test func `closes the contract when it is paid`() throws {
        let books = try Books(paysInMay: true)
        let quote = try card(books, "2018-06-10")
        let receipt = try books.office.receiveCash(
            CashOrder(
                on: books.number, at: ValueTime(text: "2018-06-10T12:00:00"), isIncoming: true,
                amount: quote.payoff, by: .bank
            ).with(bank: nil, reference: nil, early: .full), LedgerBench.clerk)
        #expect(receipt.unaccepted == "0.00" && receipt.warnings.isEmpty)
        #expect(try books.bench.state(books.number).status == .closed)
    }

    @Test func `shows the balances as they are booked`() throws {
        let books = try Books(paysInMay: false)
        let quote = try card(books, "2018-06-10")
        let now = try books.office.card(books.number, at: .now)
        #expect(quote.buckets.map(\.balance) == now.buckets.map(\.balance))
    }

    @Test func `of a past day is as the day was`() throws {
        let books = try Books(paysInMay: false)
        let past = try card(books, "2018-05-10")
        #expect(past.reckonedThrough == "2018-05-10" && past.accruedThrough == "2018-05-10")
    }
}
