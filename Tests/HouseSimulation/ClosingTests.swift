import Contracts
import Directories
import Measures
import Processes
import Testing

@testable import BackOffice
@testable import Storage

/// Closing and reopening a month, one rule at a time. - Source: domain §3.39, §4.7, R001-3...5.
@Suite struct `Closing a month` {
    private let books: Books

    init() throws { books = try Books(paysInMay: false) }

    @Test func `a month in order is closed, and the next one after it`() throws {
        let may = try books.close("2018-05")
        #expect(may.event == "closed" && may.firstOpenDay == "2018-06-01" && may.contracts == 1)
        // The first closing closes all before it.
        #expect(may.from == "2018-01-01" && may.through == "2018-05-31")
        _ = try books.nights("2018-06-01", "2018-06-30")
        #expect(try books.close("2018-06").from == "2018-06-01")
        let state = try books.office.periodState()
        #expect(state.closedThrough == "2018-06-30" && state.events.count == 2)
        #expect(try books.verifies())
    }

    /// A month, why it is refused, and the code.
    static let outOfTurn: [(String, String)] = [
        ("2018-07", "period 06.2018 is to be closed first"),
        ("2018-05", "period 05.2018 is closed already"),
        ("2018-02", "period 02.2018 is closed already"),
    ]

    @Test(arguments: outOfTurn)
    func `months are closed one after the other`(month: String, reason: String) throws {
        _ = try books.close("2018-05")
        let error = try books.refusal { try books.close(month) }
        #expect(error.code == "E-PERIOD")
        #expect(error.message.hasSuffix(reason))
    }

    @Test func `every contract must be processed through the last day`() throws {
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-30")), Laboratory.clerk)
        let error = try books.refusal { try books.close("2018-05") }
        #expect(error.code == "E-STATE")
        #expect(error.message.contains("R-0001: not processed through 2018-05-31"))
        _ = try books.order(
            ProcessContract(valueTime: .night(of: Day(text: "2018-05-31")), variant: .plain))
        _ = try books.close("2018-05")
    }

    @Test func `a month that has not passed is not closed`() throws {
        let error = try books.refusal { try books.close("2018-06") }
        #expect(error.code == "E-STATE")
        #expect(error.message.contains("nothing has happened on 2018-06-30 or later"))
    }

    @Test func `nights of the next month do not hide what is missing in this one`() throws {
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-30")), Laboratory.clerk)
        _ = try books.nights("2018-06-01", "2018-06-03")
        let error = try books.refusal { try books.close("2018-05") }
        #expect(error.message.contains("R-0001: not processed through 2018-05-31"))
    }

    @Test func `a month is closed days later as it ended`() throws {
        let ended = try books.books(through: "2018-05-31")
        _ = try books.nights("2018-06-01", "2018-06-09")
        _ = try books.close("2018-05")
        #expect(try books.books(through: "2018-05-31") == ended)
        #expect(try books.verifies())
    }

    /// 4.7 N8: restored money must be accepted again, not less and not more.
    @Test func `what was restored must be accepted again first`() throws {
        let books = try Books(paysInMay: true)
        let day = try Day(text: "2018-06-01")
        _ = try books.office.restoreDebt(
            books.number, between: day, and: Day(text: "2018-05-20"), Laboratory.clerk)
        let restored = try books.refusal { try books.close("2018-05") }
        #expect(restored.code == "E-STATE")
        #expect(restored.message.contains("R-0001: 485.08 is restored and not accepted again"))
        try books.reaccept("INTEREST", "123.30", on: day)
        try books.reaccept("PRINCIPAL", "361.77", on: day)
        let almost = try books.refusal { try books.close("2018-05") }
        #expect(almost.code == "E-STATE")
        #expect(almost.message.contains("R-0001: 0.01 is restored and not accepted again"))
        try books.reaccept("PRINCIPAL", "0.01", on: day)
        _ = try books.close("2018-05")
    }

    @Test func `an unfinished night is in the way`() throws {
        try books.leaveANightUnfinished(of: "2018-06-01")
        let error = try books.refusal { try books.close("2018-05") }
        #expect(error.code == "E-QUEUE" && error.kind == .conflict)
        #expect(error.message.contains("the night of 2018-06-01 is unfinished"))
        _ = try books.nights("2018-06-01", "2018-06-01")
        _ = try books.close("2018-05")
    }

    @Test func `the general ledger must hold what the contracts hold`() throws {
        try books.damageATurnover()
        let error = try books.refusal { try books.close("2018-05") }
        #expect(error.code == "E-STATE")
        #expect(error.message.contains("account 1110: contracts"))
    }

    @Test func `a refused closing changes nothing`() throws {
        try books.leaveANightUnfinished(of: "2018-06-01")
        let before = try books.laboratory.dump()
        _ = try books.refusal { try books.close("2018-05") }
        #expect(try books.laboratory.dump() == before)
        #expect(try books.office.periodState().closedThrough == nil)
    }

    @Test func `the checklist says of every item what it is`() throws {
        let may = try Month(text: "2018-05")
        let list = try books.office.checkPeriod(may) { _, _ in }
        #expect(list.isReady && list.title == "05.2018")
        #expect(
            list.items.map(\.id) == ["turn", "queue", "nights", "restores", "ledger", "export"])
        #expect(list.items.map(\.state) == [.ready, .ready, .ready, .ready, .ready, .notAsked])
        let later = try books.office.checkPeriod(may.next) { _, _ in }
        #expect(later.blocked.map(\.id) == ["nights"])
    }

    /// Prepared, sent and confirmed: a batch that nobody has booked is no handover.
    @Test func `the export must be confirmed`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-31", requiresExport: true)
        let none = try books.refusal { try books.close("2018-05") }
        #expect(none.code == "E-STATE")
        #expect(none.message.hasSuffix("operations are in no batch yet"))
        let order = ExportOrder(
            kind: .postings, mode: .day, from: nil, through: try Day(text: "2018-05-31"))
        let batch = try books.office.prepareExport(order, Laboratory.clerk).number
        let prepared = try books.refusal { try books.close("2018-05") }
        #expect(prepared.message.hasSuffix("batch 1 is prepared, not confirmed"))
        try books.office.downloadExport(batch, as: .csv, Laboratory.clerk) { _ in }
        let sent = try books.refusal { try books.close("2018-05") }
        #expect(sent.message.hasSuffix("batch 1 is sent, not confirmed"))
        _ = try books.office.confirmExport(batch, checksum: nil, Laboratory.clerk)
        #expect(try books.close("2018-05").batch == "1")
        let error = try books.refusal {
            try books.office.cancelExport(batch, Laboratory.clerk)
        }
        #expect(error.message.contains("closed"))
    }

    @Test func `the same order under the same key closes once`() throws {
        let slip = Laboratory.slip(key: "may", isPreview: false)
        let may = try Month(text: "2018-05")
        _ = try books.office.closePeriod(may, slip) { _, _ in }
        #expect(try books.office.closePeriod(may, slip) { _, _ in }.isRepeat)
        let error = try books.refusal {
            try books.office.closePeriod(may.next, slip) { _, _ in }
        }
        #expect(error.code == "E-DUP")
    }
}

/// What a closed month refuses, to everybody.
@Suite struct `A closed month` {
    private let books: Books

    init() throws {
        books = try Books(paysInMay: true)
        _ = try books.close("2018-05")
    }

    /// 4.7 N1, N2 and the rest, as orders that are tried.
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
                    Laboratory.clerk)
            }
        ),
        (
            "a rollback to its last second",
            { books in
                _ = try books.nights("2018-06-01", "2018-06-01")
                _ = try books.office.rollBack(
                    books.number, from: ValueTime(text: "2018-05-31T23:59:59"),
                    Laboratory.clerk)
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
                    on: books.number, Laboratory.slip(key: nil, isPreview: true))
            }
        ),
    ]

    @Test(arguments: attempts)
    func `refuses`(_: String, attempt: @Sendable (Books) throws -> Void) throws {
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
            books.number, from: .start(of: Day(text: "2018-06-01")), Laboratory.clerk)
        #expect(receipt.processes == 18)
        #expect(try books.verifies())
    }

    @Test(arguments: [("2018-05-25", true), ("2018-05-25", false)])
    func `keeps late money unaccepted`(day: String, isIncoming: Bool) throws {
        let receipt = try books.office.receiveCash(
            CashOrder(
                contract: books.number, valueTime: .start(of: Day(text: day)),
                isIncoming: isIncoming, payment: .bank, amount: "100.00", bank: nil,
                reference: nil, early: nil), Laboratory.clerk)
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

/// Reopening the newest closed month takes two people. - Source: R001-4, domain §9.7.
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
            of: month, because: "rent posted twice", Books.slip(name))
    }

    private func approve(_ month: Month, by name: String) throws -> PeriodReceipt {
        try books.office.approveReopening(of: month, Books.slip(name))
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
            books.number, from: .start(of: Day(text: "2018-05-30")), Laboratory.clerk)
        #expect(try books.verifies())
    }

    @Test(arguments: ["Anna", "anna", " ANNA "])
    func `who asked does not approve`(name: String) throws {
        _ = try ask(may, by: "Anna")
        let error = try books.refusal { try approve(may, by: name) }
        #expect(error.code == "E-PERM" && error.kind == .forbidden)
        #expect(try books.office.periodState().closedThrough == "2018-05-31")
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
            try books.office.requestReopening(of: may, because: " ", Books.slip("Anna"))
        }
        #expect(error.code == "E-FMT" && error.field == "reason")
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
