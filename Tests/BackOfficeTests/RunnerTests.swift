import Formats
import Imports
import Measures
import Orders
import Questions
import TestOffice
import Testing

@testable import BackOffice
@testable import Storage

/// What holds for whatever is ordered, whoever carries it out.
@Suite struct `The runner` {
    private let bench: ExportBench

    init() throws { bench = try ExportBench("A-1", "A-2") }

    private func context(
        _ key: String?, isPreview: Bool = false, previewToken: String? = nil
    ) -> OrderContext {
        LedgerBench.context(key: key, isPreview: isPreview, previewToken: previewToken)
    }

    private func payment(_ amount: String, on contract: String = "A-1") throws -> CashOrder {
        CashOrder(
            on: contract, at: .start(of: try Day(text: "2018-02-25")), isIncoming: true,
            amount: amount, by: .bank)
    }

    private func same(_ one: some Encodable, _ other: some Encodable) throws -> Bool {
        try text(of: one) == text(of: other)
    }

    @Test func `a payment under a used key gives back what was said, whole`() throws {
        let first = try bench.office.receiveCash(payment("900.00"), context("k"))
        var again = try bench.office.receiveCash(payment("900.00"), context("k"))
        #expect(again.isRepeat && !first.trace.isEmpty && first.cashFlow != nil)
        again.isRepeat = false
        #expect(try same(first, again))
        #expect(try bench.office.unidentifiedPayments().isEmpty)
    }

    @Test func `a rollback, an export and an import under a used key give back what was said`()
        throws
    {
        try bench.pay("A-1", "2018-02-25", "900.00")
        let time = ValueTime.start(of: try Day(text: "2018-02-25"))
        let gone = try bench.office.rollBack("A-1", from: time, context("r"))
        let goneAgain = try bench.office.rollBack("A-1", from: time, context("r"))
        #expect(goneAgain.isRepeat && goneAgain.processes == gone.processes)
        let batch = try bench.prepare("2018-02-25", context: context("e"))
        let batchAgain = try bench.prepare("2018-02-25", context: context("e"))
        #expect(batchAgain.isRepeat && batchAgain.number == batch.number)
        let rates = Array("day,currency,nominal,rate\n2018-01-01,USD,1,57.6002\n".utf8)
        let source = { ByteSource(name: "rates", bytes: rates) }
        let taken = try bench.office.importRates(source(), context("i"))
        let takenAgain = try bench.office.importRates(source(), context("i"))
        #expect(taken.imported == 1 && takenAgain.imported == 1 && takenAgain.isRepeat)
        let other = ByteSource(
            name: "rates", bytes: Array("day,currency,nominal,rate\n2018-01-02,USD,1,57.6\n".utf8))
        let error = #expect(throws: OfficeError.self) {
            try bench.office.importRates(other, context("i"))
        }
        #expect(error?.code == "E-DUP")
    }

    @Test func `a key is one order's: another amount, contract or kind is refused`() throws {
        _ = try bench.office.receiveCash(payment("900.00"), context("k"))
        let others: [() throws -> Void] = [
            { _ = try bench.office.receiveCash(payment("900.01"), context("k")) },
            { _ = try bench.office.receiveCash(payment("900.00", on: "A-2"), context("k")) },
            { _ = try bench.office.keepCash(payment("900.00"), context("k")) },
            { _ = try bench.prepare("2018-02-25", context: context("k")) },
        ]
        for other in others {
            let error = #expect(throws: OfficeError.self) { try other() }
            #expect(error?.code == "E-DUP" && error?.kind == .refused)
        }
    }

    @Test func `an order of an earlier program kept no answer, and is not done again`() throws {
        _ = try bench.office.receiveCash(payment("900.00"), context("k"))
        let before = try bench.office.card("A-1", at: .now)
        try bench.office.store.inTransaction { transaction in
            try transaction.session.script(
                SQLText("DROP TRIGGER receipt_is_kept; DELETE FROM receipt;"))
        }
        let error = #expect(throws: OfficeError.self) {
            try bench.office.receiveCash(payment("900.00"), context("k"))
        }
        #expect(error?.message.contains("kept no answer") == true)
        #expect(try same(before, try bench.office.card("A-1", at: .now)))
    }

    @Test func `a payment is tried on a snapshot and stores nothing`() throws {
        let before = try bench.office.card("A-1", at: .now)
        let tried = try bench.office.receiveCash(
            payment("900.00"), context(nil, isPreview: true))
        #expect(tried.isPreview && tried.cashFlow == nil && !tried.processes.isEmpty)
        #expect(tried.processes.allSatisfy { $0.process == nil })
        #expect(try same(before, try bench.office.card("A-1", at: .now)))
    }

    @Test func `a payment that holds to its preview is taken, one that would be another refused`()
        throws
    {
        let previewToken = try #require(
            try bench.office.receiveCash(payment("900.00"), context(nil, isPreview: true))
                .previewToken)
        try bench.pay("A-2", "2018-02-25", "5.00")
        let other = #expect(throws: OfficeError.self) {
            try bench.office.receiveCash(
                payment("901.00"), context(nil, previewToken: previewToken))
        }
        #expect(other?.code == "E-VER")
        let taken = try bench.office.receiveCash(
            payment("900.00"), context(nil, previewToken: previewToken))
        #expect(taken.previewToken == previewToken)
        let moved = #expect(throws: OfficeError.self) {
            try bench.office.receiveCash(
                payment("900.00"), context(nil, previewToken: previewToken))
        }
        #expect(moved?.code == "E-VER")
    }
}
