import BackOffice
import Contracts
import Measures
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

/// What a card says of a contract that was moved without being processed, or that has ended.
@Suite struct `The card of a contract` {
    private func moved() throws -> Books {
        // The nights have come to 31.05.; nothing is booked for the ten days after.
        let books = try Books(paysInMay: true)
        _ = try books.order(
            SetAttributes(
                valueTime: ValueTime(text: "2018-06-10T12:00:00"),
                loanCategory: "INDIVIDUAL_UNSECURED", isRestructured: nil))
        return books
    }

    @Test func `tells how far charges are booked, not how far they were counted`() throws {
        let books = try moved()
        let card = try books.office.card(books.number, at: .now)
        #expect(card.accruedThrough == "2018-05-31" && card.reckonedThrough == "2018-06-10")
        _ = try books.nights("2018-06-11", "2018-06-11")
        let later = try books.office.card(books.number, at: .now)
        #expect(later.accruedThrough == "2018-06-11" && later.reckonedThrough == "2018-06-11")
    }

    @Test func `asks for what was counted and is not booked`() throws {
        let books = try moved()
        let plain = try Books(paysInMay: true)
        let quote = Moment(asOf: try Day(text: "2018-06-10"), knownAt: nil)
        let payoff = try plain.office.card(plain.number, at: quote).payoff
        #expect(try books.office.card(books.number, at: .now).payoff == payoff)
    }

    @Test func `is explained in sum where no tranche is asked for`() throws {
        let books = try Books(paysInMay: true)
        let card = try books.office.card(books.number, at: .now)
        let principal = BucketQuestion(
            amountType: "PRINCIPAL", tranche: nil, isOffBalance: false)
        let told = try books.office.explain(principal, of: books.number, at: .now)
        let total = card.totals.first { $0.amountType == "PRINCIPAL" }?.onBalance
        #expect(told.sum.map(\.value) == [total])
        let buckets = card.buckets.filter { $0.amountType == "PRINCIPAL" }
        #expect(told.facts.map(\.value) == buckets.map(\.balance))
    }

    /// A write-off settles the contract through the day before; nothing is owed for ending early.
    @Test func `of a contract that was written off owes nothing`() throws {
        let bench = try LedgerBench()
        let terms = try Loan("M-1", product: 13, disbursed: "2024-01-15").terms
        #expect(try bench.lend(terms))
        _ = try bench.nights(Day(text: "2024-01-16"), through: Day(text: "2024-01-18"))
        _ = try bench.office.carryOut(
            WriteOffContract(
                valueTime: ValueTime(text: "2024-01-20T12:00:00"), reason: "BANKRUPTCY",
                caseNumber: nil, courtDay: nil), on: "M-1", LedgerBench.clerk)
        let card = try bench.office.card("M-1", at: .now)
        #expect(card.closingDay == "2024-01-20" && card.accruedThrough == "2024-01-19")
        #expect([card.payoff, card.due, card.overdue] == ["0.00", "0.00", "0.00"])
    }
}
