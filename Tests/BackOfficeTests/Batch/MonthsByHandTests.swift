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

/// A contract that was left alone over the end of a month, and then processed by hand or paid.
@Suite struct `Months by hand` {
    private let books: Books

    init() throws { books = try Books(paysInMay: false, through: "2018-05-20") }

    /// Days on which interest was booked after the last night.
    private func booked(_ books: Books) throws -> [String] {
        let last = ValueTime.night(of: try Day(text: "2018-05-20"))
        return try books.bench.past(books.number).live.reversed().flatMap { process in
            process.documents.flatMap(\.operations).filter {
                $0.action == .accrual && $0.bucket.amountType == .interest
                    && process.valueTime > last
            }.map { _ in "\(process.valueTime.day)" }
        }
    }

    private func processing(
        _ variant: ProcessContract.Variant, through day: String
    ) throws -> ProcessContract {
        ProcessContract(valueTime: .night(of: try Day(text: day)), variant: variant)
    }

    @Test(arguments: ProcessContract.Variant.allCases)
    func `each month is booked on its last day`(variant: ProcessContract.Variant) throws {
        let receipt = try books.order(processing(variant, through: "2018-07-05"))
        #expect(receipt.outcome != "NOTHING_TO_DO" && receipt.processes.count == 3)
        let days = receipt.processes.map { $0.valueTime.prefix(10) }
        #expect(days == ["2018-05-31", "2018-06-30", "2018-07-05"])
        #expect(receipt.processes.last?.code == variant.code.rawValue)
        #expect(try Set(booked(books)).isSuperset(of: ["2018-05-31", "2018-06-30"]))
        #expect(try books.verifies())
    }

    /// The variants without penalties leave them out of each month.
    @Test func `no penalty is booked where the order leaves them out`() throws {
        let receipt = try books.order(processing(.withoutPenalties, through: "2018-06-30"))
        let types = receipt.processes.flatMap(\.documents).map(\.type)
        #expect(!types.isEmpty && !types.contains("penaltyAccrual"), "\(types)")
        let later = try books.order(processing(.plain, through: "2018-07-01"))
        #expect(later.processes.flatMap(\.documents).map(\.type).contains("penaltyAccrual"))
    }

    @Test func `a preview shows every step, and its token is kept to`() throws {
        let order = try processing(.plain, through: "2018-06-05")
        let before = try books.bench.dump()
        let preview = try books.office.carryOut(
            order, on: books.number, LedgerBench.context(isPreview: true))
        #expect(preview.processes.count == 2)
        #expect(try books.bench.dump() == before)
        let done = try books.office.carryOut(
            order, on: books.number, LedgerBench.context(previewToken: preview.previewToken))
        #expect(done.processes.map(\.valueTime) == preview.processes.map(\.valueTime))
    }

    @Test func `money books them before it is laid over debt`() throws {
        let receipt = try books.pay("500.00", on: "2018-06-05T12:00:00")
        #expect(receipt.warnings.isEmpty)
        #expect(receipt.processes.first?.valueTime == "2018-05-31T00:01:00")
        #expect(try booked(books) == ["2018-05-31", "2018-06-05"])
        #expect(try books.verifies())
    }

    @Test func `a mass order does to each contract what a single order does`() throws {
        let twin = try Books(paysInMay: false, through: "2018-05-20")
        let order = try processing(.plain, through: "2018-06-05")
        _ = try twin.order(order)
        let summary = try books.office.carryOut(order, onEach: .all, LedgerBench.clerk) { _ in }
        #expect(summary.contracts == 1 && summary.processes == 2 && summary.nothingToDo == 0)
        #expect(try books.bench.kept(books.number) == twin.bench.kept(twin.number))
        #expect(try books.bench.turnovers() == twin.bench.turnovers())
        let again = try books.office.carryOut(order, onEach: .all, LedgerBench.clerk) { _ in }
        #expect(again.isRepeat && again.processes == 2 && again.nothingToDo == 0)
        #expect(try books.verifies())
    }

    /// What was booked on 31 May stays the month's when a payment of June comes late.
    @Test func `late money is put between what an order has booked`() throws {
        _ = try books.order(processing(.plain, through: "2018-06-05"))
        let told = try books.pay("100.00", on: "2018-06-02T12:00:00")
        let accepted = try books.office.acceptCash(
            AcceptanceOrder(contract: books.number, cashFlowNumber: #require(told.cashFlow)),
            LedgerBench.clerk)
        #expect(accepted.backdating?.takenBack == 1 && accepted.backdating?.doneAgain == 1)
        let twin = try Books(paysInMay: false, through: "2018-05-20")
        try twin.pay("100.00", on: "2018-06-02T12:00:00")
        _ = try twin.order(processing(.plain, through: "2018-06-05"))
        #expect(try books.bench.turnovers() == twin.bench.turnovers())
        #expect(try books.verifies())
    }
}
