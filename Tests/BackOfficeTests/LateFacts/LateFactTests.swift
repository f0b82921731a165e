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

/// Facts of a closed period that are learned of later. - Source: D-3.0.4.
@Suite struct `A late fact` {
    /// The instalment of 20.05.2018 arrived in time and was reported in June.
    private func booksWithLatePayment(_ amount: String) throws -> (books: Books, fact: LateFact) {
        let books = try Books(paysInMay: false)
        _ = try books.close("2018-05")
        _ = try books.nights("2018-06-01", "2018-06-05")
        let receipt = try books.pay(amount, on: "2018-05-20T12:00:00")
        #expect(receipt.warnings.map(\.code) == ["W-BACKDATED"])
        return (books, .payment(try #require(receipt.cashFlow)))
    }

    /// The same loan that was paid on the day.
    private func punctual(_ amount: String) throws -> ContractState {
        let books = try Books(paysInMay: false, through: "2018-05-20")
        try books.pay(amount, on: "2018-05-20T12:00:00")
        _ = try books.nights("2018-05-21", "2018-06-05")
        return try books.bench.state(books.number)
    }

    @Test(arguments: ["485.08", "100.00", "503.17"])
    func `a late payment leaves the balances of one in time`(amount: String) throws {
        let (books, fact) = try booksWithLatePayment(amount)
        let day = try Day(text: "2018-06-05")
        let may = try books.books(through: "2018-05-31")
        let view = try books.office.lateDifference(fact, of: books.number, postedOn: day)
        #expect(view.obstacle == nil && view.policy == "difference")
        let receipt = try books.post(fact, view, on: day)
        #expect(!receipt.processes.isEmpty)
        let state = try books.bench.state(books.number)
        #expect(state.buckets == (try punctual(amount)).buckets)
        #expect(try books.books(through: "2018-05-31") == may)
        #expect(try books.verifies())
    }

    /// An order for many contracts is decided again like one that was given on the contract.
    @Test func `a mass order of the past is decided again`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-21")
        let stop = StopPenalty(valueTime: .end(of: try Day(text: "2018-05-21")))
        let summary = try books.office.carryOut(stop, onEach: .all, LedgerBench.clerk) { _ in }
        #expect(summary.processes == 1)
        _ = try books.nights("2018-05-22", "2018-05-31")
        _ = try books.close("2018-05")
        _ = try books.nights("2018-06-01", "2018-06-05")
        let late = try books.pay("485.08", on: "2018-05-20T12:00:00")
        let view = try books.office.lateDifference(
            .payment(try #require(late.cashFlow)), of: books.number,
            postedOn: Day(text: "2018-06-05"))
        #expect(view.obstacle == nil)
        // Penalties are stopped from the 21st on in both lives: none is in the difference.
        let rows = view.rows.map { "\($0.amountType) \($0.difference)" }
        #expect(rows == ["PRINCIPAL -361.78", "INTEREST -123.30"])
    }

    /// 361.78 of principal stood overdue for 16 days: 361.78 × 20 % × 16/365 = 3.17.
    @Test func `its report shows every bucket that would be another`() throws {
        let (books, fact) = try booksWithLatePayment("485.08")
        let before = try books.bench.dump()
        let view = try books.office.lateDifference(
            fact, of: books.number, postedOn: Day(text: "2018-06-05"))
        let rows = view.rows.map {
            "\($0.amountType) \($0.tranche) \($0.offBalance ? "off" : "on") \($0.difference)"
        }
        #expect(
            rows == [
                "PRINCIPAL 4 on -361.78", "INTEREST 4 on -123.30", "PEN_PRINCIPAL 4 off -3.17",
            ])
        #expect(try books.bench.dump() == before)
    }

    /// D-4.3: the penalty of 14.05. that was a mistake, put right in one order.
    @Test func `a process that should not have been is taken back with what it caused`() throws {
        let books = try Books(paysInMay: false, through: "2018-05-14")
        let mistake = try books.order(
            CorrectByHand(
                valueTime: ValueTime(text: "2018-05-14T10:00:00"), amountType: "PEN_PRINCIPAL",
                amount: AmountText("18.09"), tranche: TrancheNumber(rawValue: 3),
                isOffBalance: false))
        _ = try books.nights("2018-05-15", "2018-05-20")
        try books.pay("485.08", on: "2018-05-20T12:00:00")
        _ = try books.nights("2018-05-21", "2018-05-31")
        _ = try books.close("2018-05")
        _ = try books.nights("2018-06-01", "2018-06-05")
        let fact = LateFact.wrongOperation(try #require(mistake.processes.first?.process))
        let day = try Day(text: "2018-06-05")
        let view = try books.office.lateDifference(fact, of: books.number, postedOn: day)
        #expect(view.obstacle == nil, "\(view)")
        // 18.09 × 20 % × 16/365 = 0.16
        let rows = view.rows.map { "\($0.amountType) \($0.tranche) \($0.difference)" }
        #expect(rows == ["PRINCIPAL 4 -18.09", "PEN_PRINCIPAL 4 -0.16"])
        _ = try books.post(fact, view, on: day)
        let state = try books.bench.state(books.number)
        #expect(state.buckets == (try punctual("485.08")).buckets)
        #expect(state.restoreOpen == 0 && state.cashFlows.isEmpty)
        #expect(try books.verifies())
    }

    @Test func `a difference is posted once, by its previewToken and a key`() throws {
        let (books, fact) = try booksWithLatePayment("485.08")
        let day = try Day(text: "2018-06-05")
        let view = try books.office.lateDifference(fact, of: books.number, postedOn: day)
        let previewToken = try #require(view.previewToken)
        for context in [
            LedgerBench.clerk,
            OrderContext(
                operatorName: "a", idempotencyKey: nil, isPreview: false, previewToken: previewToken
            ),
        ] {
            let error = try books.refusal {
                try books.office.postLateDifference(fact, of: books.number, postedOn: day, context)
            }
            #expect(error.code == "E-REQ")
        }
        let stale = OrderContext(
            operatorName: "a", idempotencyKey: "k", isPreview: false, previewToken: "0")
        let other = try books.refusal {
            try books.office.postLateDifference(fact, of: books.number, postedOn: day, stale)
        }
        #expect(other.code == "E-VER")
        #expect(try books.post(fact, view, on: day).isRepeat == false)
        let after = try books.bench.dump()
        #expect(try books.post(fact, view, on: day).isRepeat)
        #expect(try books.bench.dump() == after)
        let again = try books.refusal {
            try books.office.lateDifference(fact, of: books.number, postedOn: day)
        }
        #expect(again.message.contains("laid over debt already"))
    }

    @Test func `what changed since the report makes its previewToken void`() throws {
        let (books, fact) = try booksWithLatePayment("485.08")
        let day = try Day(text: "2018-06-06")
        let view = try books.office.lateDifference(fact, of: books.number, postedOn: day)
        _ = try books.nights("2018-06-06", "2018-06-06")
        #expect(try books.refusal { try books.post(fact, view, on: day) }.code == "E-VER")
    }

    @Test func `a fact of an open period is put in its place there`() throws {
        let books = try Books(paysInMay: false)
        let receipt = try books.pay("100.00", on: "2018-05-20T12:00:00")
        let fact = LateFact.payment(try #require(receipt.cashFlow))
        let error = try books.refusal {
            try books.office.lateDifference(
                fact, of: books.number, postedOn: Day(text: "2018-06-05"))
        }
        #expect(error.code == "E-STATE" && error.message.contains("lies in an open period"))
    }

    @Test func `it is not posted into a closed period`() throws {
        let (books, fact) = try booksWithLatePayment("485.08")
        let error = try books.refusal {
            try books.office.lateDifference(
                fact, of: books.number, postedOn: Day(text: "2018-05-31"))
        }
        #expect(error.code == "E-PERIOD")
    }

    @Test func `a payment that would have changed the schedule is left to a person`() throws {
        let books = try Books(paysInMay: false)
        _ = try books.close("2018-05")
        let receipt = try books.office.receiveCash(
            CashOrder(
                contract: books.number, valueTime: ValueTime(text: "2018-05-20T12:00:00"),
                isIncoming: true, payment: .bank, amount: "20000.00", bank: nil, reference: nil,
                early: .full), LedgerBench.clerk)
        let fact = LateFact.payment(try #require(receipt.cashFlow))
        let view = try books.office.lateDifference(
            fact, of: books.number, postedOn: Day(text: "2018-06-05"))
        // Whatever comes of it, nothing is posted that is not provably the same.
        if view.obstacle == nil {
            _ = try books.post(fact, view, on: Day(text: "2018-06-05"))
            #expect(try books.bench.state(books.number).buckets.isEmpty == false)
        } else {
            #expect(view.previewToken == nil && view.processes.isEmpty)
        }
    }
}
