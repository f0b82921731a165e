import Orders
import Questions
import Contracts
import Directories
import Measures
import Processes
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// What a closed month refuses, to everybody.
@Suite struct `A closed month` {
    private let books: Books

    init() throws {
        books = try Books(paysInMay: true)
        _ = try books.close("2018-05")
    }

    /// N1, N2 and the rest, as orders that are tried.
    static let attempts: [(String, @Sendable (Books) throws -> Void)] = [
        (
            "a restore dated in it",
            { books in
                let day = try Day(text: "2018-05-31")
                _ = try books.order(
                    Restore(
                        valueTime: .end(of: day), from: day, to: Day(text: "2018-05-20")))
            }
        ),
        (
            "a rollback to its payment",
            { books in
                _ = try books.office.rollBack(
                    books.number, from: ValueTime(text: "2018-05-20T00:00:00"),
                    LedgerBench.clerk)
            }
        ),
        (
            "a rollback to its last second",
            { books in
                _ = try books.nights("2018-06-01", "2018-06-01")
                _ = try books.office.rollBack(
                    books.number, from: ValueTime(text: "2018-05-31T23:59:59"),
                    LedgerBench.clerk)
            }
        ),
        (
            "processing on its last day",
            { books in
                _ = try books.order(
                    ProcessContract(
                        valueTime: .end(of: Day(text: "2018-05-31")), variant: .plain))
            }
        ),
        (
            "a night that was never begun",
            { books in _ = try books.nights("2018-01-10", "2018-01-10") }
        ),
        (
            "a preview",
            { books in
                _ = try books.office.carryOut(
                    ProcessContract(
                        valueTime: .end(of: Day(text: "2018-05-31")), variant: .plain),
                    on: books.number, LedgerBench.context(isPreview: true))
            }
        ),
    ]

    @Test(arguments: attempts)
    func `refuses every order that would alter it`(
        _: String, attempt: @Sendable (Books) throws -> Void
    ) throws {
        let before = try books.books(through: "2018-05-31")
        let error = try books.refusal { try attempt(books) }
        #expect(error.code == "E-PERIOD")
        #expect(error.message.hasPrefix("period 0"))
        #expect(error.message.hasSuffix("is closed; the first open day is 2018-06-01"))
        #expect(try books.books(through: "2018-05-31") == before)
    }

    @Test func `is named with the export that took it over`() throws {
        try books.recordHandover(batch: "118", exported: "2018-07-01")
        let error = try books.refusal {
            _ = try books.order(
                ProcessContract(valueTime: .end(of: Day(text: "2018-06-30")), variant: .plain))
        }
        #expect(
            error.message
                == "period 06.2018 is closed (exported 2018-07-01, batch 118); "
                + "the first open day is 2018-07-01")
    }

    @Test func `lets a rollback begin with the first open day`() throws {
        _ = try books.nights("2018-06-01", "2018-06-18")
        let receipt = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-06-01")), LedgerBench.clerk)
        #expect(receipt.processes == 18)
        #expect(try books.verifies())
    }

    @Test(arguments: [("2018-05-25", true), ("2018-05-25", false)])
    func `keeps late money unaccepted`(day: String, isIncoming: Bool) throws {
        let receipt = try books.office.receiveCash(
            CashOrder(
                contract: books.number, valueTime: .start(of: Day(text: day)),
                isIncoming: isIncoming, payment: .bank, amount: "100.00", bank: nil,
                reference: nil, early: nil), LedgerBench.clerk)
        #expect(receipt.processes.isEmpty && receipt.unaccepted == "100.00")
        #expect(receipt.warnings.map(\.code) == ["W-BACKDATED"])
    }

    @Test func `is read as before`() throws {
        let asOf = Moment(asOf: try Day(text: "2018-05-25"), knownAt: nil)
        let card = try books.office.card(books.number, at: asOf)
        #expect(card.number == books.number)
        #expect(try books.verifies())
    }
}
