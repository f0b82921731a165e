import Contracts
import Directories
import Measures
import Processes
import Questions
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Reopening the newest closed month takes two people. - Source: R001-4, D-9.7.
@Suite struct `Reopening a month` {
    private let books: Books
    private let may: Month

    init() throws {
        books = try Books(paysInMay: false)
        may = try Month(text: "2018-05")
        _ = try books.close("2018-05")
    }

    private func ask(_ month: Month, by name: String) throws -> PeriodReceipt {
        try books.office.requestReopening(
            of: month, because: "rent posted twice", Books.context(name))
    }

    private func approve(_ month: Month, by name: String) throws -> PeriodReceipt {
        try books.office.approveReopening(of: month, Books.context(name))
    }

    @Test func `one asks, another approves, and both are kept`() throws {
        #expect(try ask(may, by: "Anna").firstOpenDay == "2018-06-01")
        #expect(try books.office.periodState().waiting == "2018-05")
        #expect(try approve(may, by: "Boris").firstOpenDay == nil)
        let state = try books.office.periodState()
        #expect(state.closedThrough == nil && state.waiting == nil)
        #expect(state.events.map(\.event) == ["closed", "requested", "reopened"])
        #expect(state.events.map(\.operatorName) == ["simulation", "Anna", "Boris"])
        #expect(state.events[1].reason == "rent posted twice")
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-30")), LedgerBench.clerk)
        #expect(try books.verifies())
    }

    @Test(arguments: ["Anna", "anna", " ANNA ", "An na", "A\u{A0}nna"])
    func `who asked does not approve`(name: String) throws {
        _ = try ask(may, by: "Anna")
        let error = try books.refusal { try approve(may, by: name) }
        #expect(error.code == "E-PERM" && error.kind == .forbidden)
        #expect(try books.office.periodState().closedThrough == "2018-05-31")
    }

    /// Requests of before names were checked may hold what nobody sees.
    @Test(arguments: ["Anna\u{200B}", "\u{202E}Anna", "An\u{AD}na"])
    func `what nobody sees makes no other person`(name: String) throws {
        #expect(isSamePerson("Anna", name) && !isSamePerson("Anna", "Hanna" + name))
        #expect(try books.refusal { try ask(may, by: name) }.kind == .input)
    }

    @Test func `what nobody asked for is not approved`() throws {
        #expect(try books.refusal { try approve(may, by: "Boris") }.code == "E-STATE")
    }

    @Test func `one request waits at a time`() throws {
        _ = try ask(may, by: "Anna")
        let error = try books.refusal { try ask(may, by: "Clara") }
        #expect(error.code == "E-STATE" && error.message.hasPrefix("Anna has asked"))
    }

    @Test func `an earlier month waits for the later one`() throws {
        _ = try books.nights("2018-06-01", "2018-06-30")
        _ = try books.close("2018-06")
        let error = try books.refusal { try ask(may, by: "Anna") }
        #expect(error.code == "E-PERIOD")
        #expect(error.message.contains("once period 06.2018 is open"))
        _ = try ask(may.next, by: "Anna")
        #expect(try approve(may.next, by: "Boris").firstOpenDay == "2018-06-01")
        _ = try ask(may, by: "Anna")
        _ = try approve(may, by: "Boris")
    }

    @Test func `a month that is open is not reopened`() throws {
        #expect(try books.refusal { try ask(may.next, by: "Anna") }.code == "E-PERIOD")
    }

    @Test func `a request says why`() throws {
        let error = try books.refusal {
            try books.office.requestReopening(of: may, because: " ", Books.context("Anna"))
        }
        #expect(error.code == "E-FMT" && error.detail?.field == "reason")
    }

    @Test func `the next closing leaves a request behind`() throws {
        _ = try ask(may, by: "Anna")
        _ = try books.nights("2018-06-01", "2018-06-30")
        _ = try books.close("2018-06")
        #expect(try books.office.periodState().waiting == nil)
        #expect(try books.refusal { try approve(may, by: "Boris") }.code == "E-PERIOD")
        #expect(try books.refusal { try approve(may.next, by: "Boris") }.code == "E-STATE")
    }

    @Test func `what was reopened is closed again`() throws {
        _ = try ask(may, by: "Anna")
        _ = try approve(may, by: "Boris")
        #expect(try books.close("2018-05").firstOpenDay == "2018-06-01")
        #expect(try books.verifies())
    }
}
