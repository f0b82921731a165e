import BackOffice
import Contracts
import Foundation
import Measures
import Processes
import Questions
import TestHouse
import TestOffice
import Testing

/// A portfolio as of a day is as of that day, whenever it is asked for.
@Suite struct `A portfolio` {
    private func told(_ books: Books, on day: String) throws -> String {
        let view = try books.office.portfolio(on: Day(text: day))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(view), as: UTF8.self)
    }

    /// Later a payment comes, interest accrues and another loan is lent: none of it was there.
    @Test func `stays what it was on its day`() throws {
        let books = try Books(paysInMay: false)
        let view = try books.office.portfolio(on: Day(text: "2018-05-31"))
        // The instalment of 20.05. is eleven days late.
        #expect(view.rows.map(\.contracts) == [1] && view.ageing.map(\.band) == ["1-30"])
        let then = try told(books, on: "2018-05-31")
        try books.pay("485.08", on: "2018-06-01T12:00:00")
        #expect(try books.bench.lend(Loan("R-0002", disbursed: "2018-06-02").terms))
        _ = try books.nights("2018-06-02", "2018-06-30")
        #expect(try told(books, on: "2018-05-31") == then)
        let now = try books.office.portfolio(on: Day(text: "2018-06-30"))
        #expect(now.rows.map(\.contracts) == [2])
    }

    /// What a closing has kept is where the past of a contract begins.
    @Test func `stays what it was in a month that was closed`() throws {
        let books = try Books(paysInMay: true)
        let days = ["2018-05-10", "2018-05-31"]
        let then = try days.map { try told(books, on: $0) }
        _ = try books.close("2018-05")
        _ = try books.nights("2018-06-01", "2018-06-20")
        #expect(try days.map { try told(books, on: $0) } == then)
    }

    @Test func `of a day before the contracts is empty`() throws {
        let books = try Books(paysInMay: false)
        #expect(try books.office.portfolio(on: Day(text: "2018-01-19")).rows.isEmpty)
        let signed = try books.office.portfolio(on: Day(text: "2018-01-20"))
        #expect(signed.rows.map(\.principal) == ["11478.00"])
    }

    @Test func `knows its last night`() throws {
        let bench = try LedgerBench()
        #expect(try bench.office.lastNight() == nil)
        let books = try Books(paysInMay: false)
        #expect(try books.office.lastNight() == Day(text: "2018-05-31"))
        try books.leaveANightUnfinished(of: "2018-06-01")
        #expect(try books.office.lastNight() == Day(text: "2018-05-31"), "it did not end")
    }
}
