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

/// Closing and reopening a month, one rule at a time. - Source: D-3.39, D-4.7, R001-3...5.
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
            books.number, from: .start(of: Day(text: "2018-05-30")), LedgerBench.clerk)
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
        _ = try books.nights("2018-06-01", "2018-06-03")
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-30")), LedgerBench.clerk)
        let error = try books.refusal { try books.close("2018-05") }
        #expect(error.message.contains("R-0001: not processed through 2018-05-31"))
    }

    @Test func `a night given again makes the month whole`() throws {
        let ended = try books.bench.state(books.number)
        _ = try books.office.rollBack(
            books.number, from: .start(of: Day(text: "2018-05-30")), LedgerBench.clerk)
        #expect(try books.refusal { try books.close("2018-05") }.code == "E-STATE")
        #expect(try books.nights("2018-05-31", "2018-05-31").processes == 1)
        #expect(try books.bench.state(books.number).buckets == ended.buckets)
        _ = try books.close("2018-05")
    }

    @Test func `a month is closed days later as it ended`() throws {
        let ended = try books.books(through: "2018-05-31")
        _ = try books.nights("2018-06-01", "2018-06-09")
        _ = try books.close("2018-05")
        #expect(try books.books(through: "2018-05-31") == ended)
        #expect(try books.verifies())
    }

    /// N8: restored money must be accepted again, not less and not more.
    @Test func `what was restored must be accepted again first`() throws {
        let books = try Books(paysInMay: true)
        let day = try Day(text: "2018-06-01")
        _ = try books.office.restoreDebt(
            books.number, between: day, and: Day(text: "2018-05-20"), LedgerBench.clerk)
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
        let before = try books.bench.dump()
        _ = try books.refusal { try books.close("2018-05") }
        #expect(try books.bench.dump() == before)
        #expect(try books.office.periodState().closedThrough == nil)
    }

    @Test func `the checklist says of every item what it is`() throws {
        let may = try Month(text: "2018-05")
        let list = try books.office.checkPeriod(may) { _, _ in }
        #expect(list.isReady && list.title == "05.2018")
        #expect(
            list.items.map(\.id) == [
                "turn", "queue", "nights", "restores", "money", "ledger", "export",
            ])
        #expect(list.items.dropLast().allSatisfy { $0.state == .ready })
        #expect(list.items.last?.state == .notAsked)
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
        let batch = try books.office.prepareExport(order, LedgerBench.clerk).number
        let prepared = try books.refusal { try books.close("2018-05") }
        #expect(prepared.message.hasSuffix("batch 1 is prepared, not confirmed"))
        try books.office.downloadExport(batch, as: .csv, LedgerBench.clerk) { _ in }
        let sent = try books.refusal { try books.close("2018-05") }
        #expect(sent.message.hasSuffix("batch 1 is sent, not confirmed"))
        _ = try books.office.confirmExport(batch, checksum: nil, LedgerBench.clerk)
        #expect(try books.close("2018-05").batch == "1")
        let error = try books.refusal {
            try books.office.cancelExport(batch, LedgerBench.clerk)
        }
        #expect(error.message.contains("closed"))
    }

    @Test func `the same order under the same key closes once`() throws {
        let context = LedgerBench.context(key: "may")
        let may = try Month(text: "2018-05")
        _ = try books.office.closePeriod(may, context) { _, _ in }
        #expect(try books.office.closePeriod(may, context) { _, _ in }.isRepeat)
        let error = try books.refusal {
            try books.office.closePeriod(may.next, context) { _, _ in }
        }
        #expect(error.code == "E-DUP")
    }

    /// 485.08 came before the loan was paid out: no debt could take it.
    @Test(arguments: [("warn", ChecklistItem.State.warned), ("block", .blocked)])
    func `money that waits is named, and blocks where the constant says so`(
        constant: String, state: ChecklistItem.State
    ) throws {
        _ = try books.office.changeDirectories(
            DirectoryEdit(
                from: Day(text: "2018-05-31"), texts: [:],
                values: [
                    .init(directory: "constants", key: "PERIOD_WAITING_MONEY", value: constant)
                ]), LedgerBench.clerk)
        try books.pay("485.08", on: "2018-01-10T12:00:00")
        let list = try books.office.checkPeriod(Month(text: "2018-05")) { _, _ in }
        let money = try #require(list.items.first { $0.id == "money" })
        #expect(money.state == state)
        #expect(
            money.blockers == [
                "contract R-0001: 485.08 RUB of 2018-01-10 is unaccepted, cash flow 5"
            ])
        #expect(list.isReady == (constant == "warn"))
    }
}
