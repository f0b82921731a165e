import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// Money of an open period that is told of late: it is put in its place.
@Suite struct `A late payment of an open period` {
    /// The loan of D-4.2 with the instalment of May in time, nights through 5 June.
    private func punctual(_ amount: String) throws -> Books {
        let books = try Books(paysInMay: false, through: "2018-05-20")
        try books.pay(amount, on: "2018-05-20T12:00:00")
        _ = try books.nights("2018-05-21", "2018-06-05")
        return books
    }

    /// The same loan, and the payment told of after the night of 5 June.
    private func late() throws -> Books {
        let books = try Books(paysInMay: false, through: "2018-05-20")
        _ = try books.nights("2018-05-21", "2018-06-05")
        return books
    }

    @Test(arguments: ["485.08", "100.00", "503.17", "2000.00"])
    func `leaves what one in time leaves`(amount: String) throws {
        let (books, twin) = (try late(), try punctual(amount))
        let receipt = try books.pay(amount, on: "2018-05-20T12:00:00")
        #expect(receipt.warnings.isEmpty, "\(receipt.warnings)")
        #expect(try books.bench.state(books.number) == twin.bench.state(twin.number))
        #expect(try books.bench.turnovers() == twin.bench.turnovers())
        #expect(try books.verifies())
    }

    /// 361.78 of principal stood overdue for 16 nights: 361.78 × 20 % × 16/365 = 3.17.
    @Test func `says beforehand what it will change, and changes nothing meanwhile`() throws {
        let books = try late()
        let before = try books.bench.dump()
        let order = CashOrder(
            contract: books.number, valueTime: try ValueTime(text: "2018-05-20T12:00:00"),
            isIncoming: true, payment: .bank, amount: "485.08", bank: nil, reference: nil,
            early: nil)
        let preview = try books.office.receiveCash(order, LedgerBench.context(isPreview: true))
        let view = try #require(preview.backdating)
        #expect(view.from == "2018-05-20T12:00:01")
        #expect(view.takenBack == 16 && view.doneAgain == 16)
        let rows = view.changes.map { "\($0.amountType) \($0.tranche) \($0.difference)" }
        #expect(rows == ["PRINCIPAL 4 -361.78", "INTEREST 4 -123.30", "PEN_PRINCIPAL 4 -3.17"])
        #expect(try books.bench.dump() == before)
        let receipt = try books.office.receiveCash(
            order, LedgerBench.context(previewToken: preview.previewToken))
        #expect(receipt.backdating?.changes.count == 3)
    }

    @Test func `keeps who ordered what was done again`() throws {
        let books = try late()
        let paid = try ValueTime(text: "2018-05-20T12:00:00")
        let nights = try books.bench.past(books.number).live.filter {
            $0.valueTime > paid
        }
        try books.pay("485.08", on: "2018-05-20T12:00:00")
        let again = try books.bench.past(books.number).live.prefix(nights.count)
        let orders = try books.office.store.reading { reading in
            try again.map { try reading.firstOrder(of: $0) }
        }
        #expect(again.map(\.valueTime) == nights.map(\.valueTime))
        #expect(orders == nights.map(\.work))
        #expect(Set(again.map(\.work)).isDisjoint(with: nights.map(\.work)))
    }

    @Test func `a second late payment goes before the first`() throws {
        let books = try late()
        try books.pay("300.00", on: "2018-05-25T12:00:00")
        let waiting = try books.pay("200.00", on: "2018-05-20T12:00:00")
        #expect(waiting.warnings.map(\.code) == ["W-BACKDATED"])
        #expect(waiting.warnings[0].message.contains("first at 2018-05-25T12:00:00: accept it"))
        try books.accept(waiting)
        let twin = try Books(paysInMay: false, through: "2018-05-20")
        try twin.pay("200.00", on: "2018-05-20T12:00:00")
        _ = try twin.nights("2018-05-21", "2018-05-25")
        try twin.pay("300.00", on: "2018-05-25T12:00:00")
        _ = try twin.nights("2018-05-26", "2018-06-05")
        let (state, wanted) = (
            try books.bench.state(books.number), try twin.bench.state(twin.number)
        )
        #expect(state.buckets == wanted.buckets && state.counters == wanted.counters)
        #expect(try books.verifies())
    }

    @Test func `does again the correction that a person ordered`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-25")
        _ = try books.order(
            StopPenalty(valueTime: try ValueTime(text: "2018-05-25T12:00:00")))
        _ = try books.nights("2018-05-26", "2018-06-05")
        try books.accept(books.pay("100.00", on: "2018-05-20T12:00:00"))
        let live = try books.bench.past(books.number).live
        #expect(live.contains { $0.code == StopPenalty.code })
        // 361.78 × 20 % × 4/365: the 100.00 pays interest, and the 25th bears nothing any more.
        let state = try books.bench.state(books.number)
        #expect(state.buckets.total(of: .penaltyOnPrincipal) == 79)
        #expect(try books.verifies())
    }

    /// The write-off of all of May's interest has nothing left to write off.
    @Test func `is refused where an order would not do again what it did`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-25")
        _ = try books.order(
            Office.order(
                "write-off",
                json: """
                    {"valueTime": "2018-05-25T12:00:00", "amountType": "INTEREST",
                    "amount": "123.30", "isOffBalance": false}
                    """))
        _ = try books.nights("2018-05-26", "2018-06-05")
        let before = try books.bench.state(books.number)
        let waiting = try books.pay("485.08", on: "2018-05-20T12:00:00")
        #expect(waiting.unaccepted == "485.08" && waiting.backdating == nil)
        let error = try books.refusal { try books.accept(waiting) }
        #expect(error.code == "E-STATE" && error.message.contains("write-off at 2018-05-25"))
        #expect(try books.bench.state(books.number).buckets == before.buckets)
    }

    /// The instalment of May was in the bank when the whole debt was asked for.
    @Test func `goes before the repayment of the whole debt`() throws {
        let books = try late()
        let order = CashOrder(
            contract: books.number, valueTime: try ValueTime(text: "2018-06-05T12:00:00"),
            isIncoming: true, payment: .bank, amount: "20000.00", bank: nil, reference: nil,
            early: .full)
        _ = try books.office.receiveCash(order, LedgerBench.clerk)
        let before = try books.bench.state(books.number)
        #expect(before.status == .closed)
        let receipt = try books.accept(books.pay("485.08", on: "2018-05-20T12:00:00"))
        #expect(receipt.unaccepted == "0.00", "\(receipt.warnings)")
        let after = try books.bench.state(books.number)
        #expect(after.status == .closed && after.closingDay == before.closingDay)
        // 485.08 more than was owed, and the penalty of 3.17 that was not due.
        #expect(after.credit - before.credit == 485_08 + 3_17)
        #expect(try books.verifies())
    }

    @Test func `is accepted once, and a key gives the same answer again`() throws {
        let books = try late()
        try books.pay("10.00", on: "2018-05-25T12:00:00")
        let waiting = try books.pay("485.08", on: "2018-05-20T12:00:00")
        let order = AcceptanceOrder(
            contract: books.number, cashFlowNumber: try #require(waiting.cashFlow))
        let before = try books.bench.dump()
        let preview = try books.office.acceptCash(order, LedgerBench.context(isPreview: true))
        #expect(preview.backdating?.changes.isEmpty == false)
        #expect(try books.bench.dump() == before)
        let context = LedgerBench.context(key: "once", previewToken: preview.previewToken)
        #expect(try books.office.acceptCash(order, context).outcome == "DONE")
        let after = try books.bench.dump()
        #expect(try books.office.acceptCash(order, context).isRepeat)
        let again = try books.refusal { try books.office.acceptCash(order, LedgerBench.clerk) }
        #expect(again.code == "E-CF")
        #expect(try books.bench.dump() == after)
        #expect(try books.verifies())
    }

    @Test func `of a contract that is served today is accepted today`() throws {
        let books = try late()
        let kept = try books.office.keepCash(
            CashOrder(
                contract: books.number, valueTime: ValueTime(text: "2018-06-05T12:00:00"),
                isIncoming: true, payment: .bank, amount: "100.00", bank: nil, reference: nil,
                early: nil), LedgerBench.clerk)
        let receipt = try books.accept(kept)
        #expect(receipt.backdating == nil && receipt.unaccepted == "0.00")
        #expect(try books.verifies())
    }
}

extension Books {
    /// Lays a cash flow that waits over debt.
    @discardableResult
    fileprivate func accept(_ waiting: Receipt) throws -> Receipt {
        try office.acceptCash(
            AcceptanceOrder(contract: number, cashFlowNumber: #require(waiting.cashFlow)),
            LedgerBench.clerk)
    }
}
