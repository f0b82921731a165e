import Contracts
import Directories
import Measures
import Orders
import Questions
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// Payments that were mistyped, returned, or another contract's.
///
/// The loan of D-4.2, three instalments of 485.08 paid; another like it, without payments.
@Suite struct `Voided payments` {
    private let books: Books
    private let peer: Books

    /// The same nights twice: with a payment that is none, and without.
    init() throws {
        books = try Books(paysInMay: false, through: "2018-05-19")
        peer = try Books(paysInMay: false, through: "2018-05-19")
    }

    private func pay(
        _ amount: String, on time: String = "2018-05-20T12:00:00", reference: String? = nil
    ) throws -> CashFlowID {
        let receipt = try books.office.receiveCash(
            CashOrder(
                contract: books.number, valueTime: ValueTime(text: time), isIncoming: true,
                payment: .bank, amount: amount, bank: nil, reference: reference, early: nil),
            LedgerBench.clerk)
        return CashFlowID(rawValue: try #require(receipt.cashFlow))
    }

    private func void(_ id: CashFlowID, _ context: OrderContext = LedgerBench.clerk) throws
        -> Receipt
    {
        try books.office.voidCash(VoidOrder(contract: books.number, cashFlow: id), context)
    }

    private func overdue(_ day: String) throws -> Int64 {
        let day = try Day(text: day)
        return try books.bench.state(books.number).listed.overdue(on: day).minor
    }

    private func nights(_ first: String, _ last: String) throws {
        _ = try books.nights(first, last)
        _ = try peer.nights(first, last)
    }

    /// Both contracts owe the same, and the accounts hold the same.
    private func expectAsIfNothing(_ day: String, _ place: Comment? = nil) throws {
        let (own, other) = (try books.bench.state(books.number), try peer.bench.state(peer.number))
        #expect(own.buckets == other.buckets, place)
        #expect(own.schedule == other.schedule, place)
        #expect(own.status == other.status, place)
        let balances = try [books, peer].map { try $0.closings(through: day) }
        #expect(balances[0] == balances[1], place)
        #expect(try books.verifies(), place)
    }

    @Test func `what was mistyped today is as if it had never been`() throws {
        let typed = try pay("4850.80")
        let receipt = try void(typed)
        #expect(receipt.outcome == "DONE")
        #expect(receipt.backdating?.takenBack ?? 0 > 0)
        try nights("2018-05-20", "2018-05-31")
        try expectAsIfNothing("2018-05-31")
    }

    @Test func `eleven nights later they are done again without it`() throws {
        let typed = try pay("485.08")
        try nights("2018-05-20", "2018-05-31")
        let preview = try void(typed, LedgerBench.context(isPreview: true))
        #expect(preview.isPreview && !(preview.backdating?.changes.isEmpty ?? true))
        let context = LedgerBench.context(key: "void", previewToken: preview.previewToken)
        #expect(try void(typed, context).backdating?.doneAgain ?? 0 >= 11)
        #expect(try void(typed, context).isRepeat)
        // 485.08 and some penalty.
        #expect(try overdue("2018-05-31") > 485_08)
        try expectAsIfNothing("2018-05-31")
        let again = try books.refusal { try void(typed) }
        #expect(again.code == "E-CF")
    }

    @Test func `what a bank has returned left it on that day, and not before it came`() throws {
        let typed = try pay("485.08")
        try nights("2018-05-20", "2018-05-27")
        let early = VoidOrder(
            contract: books.number, cashFlow: typed, returned: try Day(text: "2018-05-19"))
        let refused = try books.refusal { try books.office.voidCash(early, LedgerBench.clerk) }
        #expect(refused.code == "E-FMT")
        let day = try Day(text: "2018-05-27")
        let order = VoidOrder(contract: books.number, cashFlow: typed, returned: day)
        #expect(try books.office.voidCash(order, LedgerBench.clerk).outcome == "DONE")
        let bank = try books.office.trialBalance(from: day, through: day).flatMap(\.rows)
            .first { $0.account == "1010" }
        #expect(bank?.credit == "485.08")
        try expectAsIfNothing("2018-05-27")
    }

    @Test func `another payment that came behind it is laid over the debt anew`() throws {
        let wrong = try pay("485.08")
        try nights("2018-05-20", "2018-05-24")
        let right = try pay("500.00", on: "2018-05-25T12:00:00")
        _ = try peer.office.receiveCash(
            CashOrder(
                contract: peer.number, valueTime: ValueTime(text: "2018-05-25T12:00:00"),
                isIncoming: true, payment: .bank, amount: "500.00", bank: nil, reference: nil,
                early: nil), LedgerBench.clerk)
        try nights("2018-05-25", "2018-05-31")
        _ = try void(wrong)
        try expectAsIfNothing("2018-05-31")
        #expect(try books.bench.state(books.number).cashFlow(right) == nil)
    }

    @Test func `a rollback gives a void payment back to nobody`() throws {
        let typed = try pay("485.08")
        try nights("2018-05-20", "2018-05-25")
        _ = try void(typed)
        for side in [books, peer] {
            _ = try side.office.rollBack(
                side.number, from: .start(of: Day(text: "2018-05-18")), LedgerBench.clerk)
        }
        #expect(try books.bench.state(books.number).cashFlow(typed) == nil)
        try nights("2018-05-18", "2018-05-31")
        try expectAsIfNothing("2018-05-31", "after a rollback")
    }

    @Test func `late money behind a void is put in its place across it`() throws {
        let typed = try pay("485.08")
        try nights("2018-05-20", "2018-05-25")
        _ = try void(typed)
        let late = try pay("485.08", on: "2018-05-20T15:00:00")
        let order = AcceptanceOrder(contract: books.number, cashFlow: late)
        if try books.bench.state(books.number).cashFlow(late) != nil {
            #expect(try books.office.acceptCash(order, LedgerBench.clerk).outcome == "DONE")
        }
        #expect(try overdue("2018-05-25") == 0)
        #expect(try books.verifies())
    }

    @Test func `what waits in a closed month is taken back on the first open day`() throws {
        _ = try books.nights("2018-05-20", "2018-05-31")
        let kept = try books.office.keepCash(
            CashOrder(
                contract: books.number, valueTime: ValueTime(text: "2018-05-31T12:00:00"),
                isIncoming: true, payment: .bank, amount: "100.00", bank: nil, reference: nil,
                early: nil), LedgerBench.clerk)
        _ = try books.close("2018-05")
        _ = try void(CashFlowID(rawValue: try #require(kept.cashFlow)))
        let june = try books.office.trialBalance(
            from: Day(text: "2018-06-01"), through: Day(text: "2018-06-01"))
        let bank = june.flatMap(\.rows).first { $0.account == "1010" }
        #expect(bank?.credit == "100.00")
        #expect(try books.verifies())
    }

    @Test func `what was accepted in a closed month stays`() throws {
        let typed = try pay("485.08")
        _ = try books.nights("2018-05-20", "2018-05-31")
        _ = try books.close("2018-05")
        #expect(try books.refusal { try void(typed) }.code == "E-PERIOD")
        #expect(try books.verifies())
    }

    @Test func `a payment is moved to the contract it was for, on its own day`() throws {
        #expect(try books.bench.lend(Loan("R-0002").terms))
        _ = try books.nights("2018-05-19", "2018-05-19")
        let typed = try pay("485.08", reference: "P-1")
        try nights("2018-05-20", "2018-05-25")
        let order = MoveOrder(contract: books.number, cashFlow: typed, to: "R-0002")
        let preview = try books.office.moveCash(order, LedgerBench.context(isPreview: true))
        #expect(preview.isPreview)
        let moved = try books.office.moveCash(order, LedgerBench.clerk)
        #expect(moved.parts.map(\.amount) == ["485.08"])
        let own = try books.bench.state(books.number)
        #expect(own.buckets == (try peer.bench.state(peer.number).buckets))
        let rows = try books.office.cashFlows(CashFlowSearch()).rows
        let part = try #require(rows.first { $0.contract == "R-0002" && $0.direction == "in" })
        #expect(part.reference == "P-1/1" && part.movedFrom == typed.rawValue)
        #expect(part.valueTime.hasPrefix("2018-05-20"))
        #expect(rows.first { $0.cashFlow == typed.rawValue }?.state == "void")
        // The bank holds it once.
        let day = try Day(text: "2018-05-20")
        let bank = try books.office.trialBalance(from: day, through: day).flatMap(\.rows)
            .first { $0.account == "1010" }
        #expect(bank?.debit == "485.08" && bank?.credit == "0.00")
        #expect(try books.verifies())
        let void = VoidOrder(contract: "R-0002", cashFlowNumber: part.cashFlow)
        let refused = try books.refusal { try books.office.voidCash(void, LedgerBench.clerk) }
        #expect(refused.code == "E-FMT")
    }

    @Test func `a payment is split, a part stays`() throws {
        #expect(try books.bench.lend(Loan("R-0002").terms))
        let typed = try pay("985.08")
        let order = MoveOrder(
            contract: books.number, cashFlow: typed, to: "R-0001: 485.08, R-0002: 500.00")
        #expect(try books.office.moveCash(order, LedgerBench.clerk).parts.count == 2)
        #expect(try overdue("2018-05-20") == 0)
        #expect(try books.verifies())
    }

    @Test(arguments: [
        ("R-0009", "E-REF"), ("R-0001: 1.00", "E-FMT"), ("R-0001: x", "E-FMT"),
        ("", "E-FMT"), ("R-0001: 485.08, ", "E-FMT"),
        ("R-0001: -1.00, R-0001: 486.08", "E-FMT"),
    ])
    func `a move to nobody, or of another sum, is refused and leaves all as it was`(
        to: String, code: String
    ) throws {
        let typed = try pay("485.08")
        let before = try books.bench.state(books.number)
        let order = MoveOrder(contract: books.number, cashFlow: typed, to: to)
        #expect(
            try books.refusal { try books.office.moveCash(order, LedgerBench.clerk) }.code == code)
        #expect(try books.bench.state(books.number) == before)
    }

    @Test func `a loan that was paid for is not taken back under its payments`() throws {
        let lent = try #require(
            books.office.cashFlows(CashFlowSearch()).rows.first { $0.direction == "out" })
        let before = try books.bench.state(books.number)
        let refused = try books.refusal { try void(CashFlowID(rawValue: lent.cashFlow)) }
        #expect(refused.code == "E-STATE" && refused.message.contains("would find no debt"))
        #expect(try books.bench.state(books.number) == before)
    }

    @Test func `what is no payment of the contract is not found`() throws {
        #expect(try books.bench.lend(Loan("R-0002").terms))
        let typed = try pay("485.08")
        let other = VoidOrder(contract: "R-0002", cashFlow: typed)
        let codes = [
            try books.refusal { try books.office.voidCash(other, LedgerBench.clerk) }.code,
            try books.refusal { try void(CashFlowID(rawValue: 99)) }.code,
        ]
        #expect(codes == ["E-REF", "E-REF"])
    }
}

extension Books {
    /// What every account holds at the end of a day.
    fileprivate func closings(through day: String) throws -> [String: String] {
        let rows = try office.trialBalance(
            from: Day(text: "2018-01-01"), through: Day(text: day)
        ).flatMap(\.rows)
        let held = rows.filter { $0.closing != "0.00" }.map { ($0.account, $0.closing) }
        return Dictionary(held) { first, _ in first }
    }
}
