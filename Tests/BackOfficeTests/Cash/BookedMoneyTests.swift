import Contracts
import Directories
import Formats
import Foundation
import Measures
import Orders
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// All money is on the account of the bank on its day; what is laid over no debt stands on 2025.
///
/// The loan of D-4.2, three instalments of 485.08 paid, that of 20 May waiting.
@Suite struct `Booked money` {
    /// Bank and money not yet assigned on a day: debit and credit of the bank, and what 2025
    /// holds at its end, as a client's money.
    private struct Day {
        let received: String
        let paid: String
        let waiting: String
    }

    private func day(_ day: String, _ books: Books) throws -> Day {
        let day = try Measures.Day(text: day)
        let balance = try books.office.trialBalance(from: day, through: day)
        let bank = balance.flatMap(\.rows).first { $0.account == "1010" }
        let waiting = balance.flatMap(\.rows).first { $0.account == "2025" }
        return Day(
            received: bank?.debit ?? "0.00", paid: bank?.credit ?? "0.00",
            waiting: waiting?.closing ?? "0.00")
    }

    private func expect(
        _ books: Books, _ on: String, received: String, paid: String = "0.00", waiting: String,
        _ place: Comment? = nil
    ) throws {
        let found = try day(on, books)
        #expect(found.received == received, place)
        #expect(found.paid == paid, place)
        #expect(found.waiting == waiting, place)
    }

    @Test func `a payment in time is received and assigned on its day`() throws {
        let books = try Books(paysInMay: true)
        try expect(books, "2018-05-20", received: "485.08", waiting: "0.00")
        #expect(try books.verifies())
    }

    @Test func `what is lent has left the bank on the day of its payment`() throws {
        let books = try Books(paysInMay: false)
        // D-4.2: 11,478.00 lent on 20 January.
        try expect(books, "2018-01-20", received: "0.00", paid: "11478.00", waiting: "0.00")
    }

    @Test func `a rollback takes what was laid over debt back, and not the money`() throws {
        let books = try Books(paysInMay: true, through: "2018-05-21")
        _ = try books.office.rollBack(
            books.number, from: .start(of: Measures.Day(text: "2018-05-20")), LedgerBench.clerk)
        try expect(books, "2018-05-20", received: "485.08", waiting: "-485.08")
        #expect(try books.verifies())
    }

    @Test func `money that nobody asked for a place waits, and has one when it is laid`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-19")
        let kept = try books.office.keepCash(
            CashOrder(
                contract: books.number, valueTime: ValueTime(text: "2018-05-20T12:00:00"),
                isIncoming: true, payment: .bank, amount: "485.08", bank: nil, reference: nil,
                early: nil), LedgerBench.clerk)
        try expect(books, "2018-05-20", received: "485.08", waiting: "-485.08")
        let flow = try #require(kept.cashFlow)
        _ = try books.office.acceptCash(
            AcceptanceOrder(contract: books.number, cashFlow: CashFlowID(rawValue: flow)),
            LedgerBench.clerk)
        try expect(books, "2018-05-20", received: "485.08", waiting: "0.00")
        #expect(try books.verifies())
    }

    @Test func `money of a closed month is received on the first open day`() throws {
        let books = try Books(paysInMay: false)
        _ = try books.close("2018-05")
        try books.pay("485.08", on: "2018-05-20T12:00:00")
        try expect(books, "2018-05-20", received: "0.00", waiting: "0.00")
        try expect(books, "2018-06-01", received: "485.08", waiting: "-485.08")
        #expect(try books.verifies())
    }

    @Test func `what has no contract is received, and only assigned when it has one`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-22")
        let day = try Measures.Day(text: "2018-05-20")
        _ = try books.office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(
                .importStatement, parameters: #"{"bytes":1,"digest":"0"}"#, on: nil, key: nil)
            let payment = UnidentifiedPayment(
                reference: "S-1", account: "40702", valueDay: day, bookedDay: day,
                amount: Money(minor: 485_08, .rub),
                payer: Payer(name: "Иванов", inn: nil, account: nil), purpose: "кредит",
                reason: "no number", work: work)
            let listed = try #require(try unit.transaction.insert(payment))
            try unit.book(payment, as: listed)
        }
        try expect(books, "2018-05-20", received: "485.08", waiting: "-485.08")
        #expect(try books.verifies())
        _ = try books.office.working(LedgerBench.clerk) { unit in
            let cash = NewCash(
                byBankOn: books.number, on: day, .incoming, Money(minor: 485_08, .rub),
                reference: "S-1")
            var contracts = ContractsAtHand(unit)
            _ = try unit.receive(cash, &contracts)
            try contracts.keep()
        }
        // Two nights lie behind it: they are done again around it.
        try expect(books, "2018-05-20", received: "485.08", waiting: "0.00", "identified")
        #expect(try books.verifies())
    }

    @Test func `an entry that is taken back went the other way`() throws {
        let books = try Books(paysInMay: true, through: "2018-05-21")
        let entry = try books.office.store.reading { reading in
            var last: StoredMoneyEntry?
            try reading.scanMoney(after: MoneyEntryID(rawValue: 0), through: nil) { last = $0 }
            return last
        }
        let stored = try #require(entry)
        _ = try books.office.working(LedgerBench.clerk) { unit in
            let work = try unit.record(.acceptCash, parameters: "{}", on: nil, key: nil)
            try unit.takeBack(stored, for: work)
        }
        try expect(books, "2018-05-20", received: "485.08", paid: "485.08", waiting: "485.08")
    }

    @Test func `rules of before have no account for it: a process moves the bank`() throws {
        var before = Office.seedTexts
        before["cash-accounts"] = before["cash-accounts"]?
            .replacing(#", "unassigned": "2025""#, with: "")
        let bench = try LedgerBench(directories: before)
        #expect(try bench.lend(Loan("R-0001").terms))
        let day = try Measures.Day(text: "2018-01-20")
        let rows = try bench.office.trialBalance(from: day, through: day).flatMap(\.rows)
        #expect(rows.map(\.account) == ["1010", "1100"])
        let count = try bench.office.store.reading { reading in
            try reading.moneyTurnovers(from: day, through: day).count
        }
        #expect(count == 0)
        #expect(try bench.office.verify { _, _ in }.holds)
    }
}
