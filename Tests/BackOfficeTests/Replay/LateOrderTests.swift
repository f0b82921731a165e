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

/// Orders of people that are given for a day that nights have passed.
@Suite struct `A late order` {
    private let books: Books
    private let twin: Books
    private let noon: ValueTime

    /// May's instalment is not paid; nights through 20 May, and on the late side through 28 May.
    init() throws {
        books = try Books(paysInMay: false, through: "2018-05-28")
        twin = try Books(paysInMay: false, through: "2018-05-22")
        noon = ValueTime(try Day(text: "2018-05-22"), second: 43_200)
    }

    private var placed: [any DebtProcess] {
        get throws {
            try [
                StopInterest(valueTime: noon), StopPenalty(valueTime: noon),
                CorrectByHand(
                    valueTime: noon, amountType: "PEN_PRINCIPAL", amount: AmountText("18.09"),
                    tranche: TrancheNumber(rawValue: 4), isOffBalance: false),
                Office.order(
                    "write-off", at: noon,
                    parameters: [
                        "amountType": "INTEREST", "amount": "10.00", "reason": "FORGIVENESS",
                    ]),
            ]
        }
    }

    private func expectSame() throws {
        #expect(try books.bench.kept(books.number) == twin.bench.kept(twin.number))
        #expect(try books.bench.turnovers() == twin.bench.turnovers())
        #expect(try books.verifies())
    }

    @Test(arguments: 0..<4)
    func `across nights ends where one in time ends`(row: Int) throws {
        let order = try placed[row]
        _ = try twin.order(order)
        _ = try twin.nights("2018-05-23", "2018-05-28")
        let receipt = try books.order(order)
        // Six nights, 23 to 28 May, went and came again.
        #expect(receipt.backdating?.takenBack == 6)
        #expect(receipt.backdating?.from == "2018-05-22T12:00:01")
        #expect(receipt.processes.map(\.valueTime) == ["\(noon)"])
        try expectSame()
    }

    @Test func `a preview says what will be otherwise, and its token is kept to`() throws {
        let order = StopPenalty(valueTime: noon)
        let rows = try books.bench.dump()
        let preview = try books.office.carryOut(
            order, on: books.number, LedgerBench.context(isPreview: true))
        #expect(try books.bench.dump() == rows)
        let penalty = try #require(
            preview.backdating?.changes.first { $0.amountType == "PEN_PRINCIPAL" })
        #expect(penalty.present != penalty.wouldBe)
        let done = try books.office.carryOut(
            order, on: books.number, LedgerBench.context(previewToken: preview.previewToken))
        #expect(
            done.backdating?.changes.map(\.wouldBe) == preview.backdating?.changes.map(\.wouldBe))
    }

    @Test func `money that came after it is laid over the debt again`() throws {
        _ = try twin.order(StopPenalty(valueTime: noon))
        _ = try twin.nights("2018-05-23", "2018-05-28")
        for side in [books, twin] { try side.pay("600.00", on: "2018-05-28T15:00:00") }
        let receipt = try books.order(StopPenalty(valueTime: noon))
        #expect(receipt.backdating?.changes.isEmpty == false)
        try expectSame()
    }

    /// Penalties that are stopped already are not stopped again.
    @Test func `is refused where an order after it would not do again what it did`() throws {
        _ = try books.order(StopPenalty(valueTime: noon))
        _ = try books.nights("2018-05-29", "2018-05-30")
        let rows = try books.bench.dump()
        let early = ValueTime(try Day(text: "2018-05-21"), second: 43_200)
        let error = try books.refusal { try books.order(StopPenalty(valueTime: early)) }
        #expect(error.code == "E-STATE")
        #expect(error.message.contains("cannot be decided again: stop-penalty-accrual"))
        #expect(try books.bench.dump() == rows)
    }

    @Test func `is refused in a closed month`() throws {
        _ = try books.nights("2018-05-29", "2018-06-02")
        _ = try books.close("2018-05")
        let rows = try books.bench.dump()
        let error = try books.refusal { try books.order(StopPenalty(valueTime: noon)) }
        #expect(error.code == "E-PERIOD")
        #expect(try books.bench.dump() == rows)
    }

    @Test func `a process of the night has no place of its own`() throws {
        let night = ProcessContract(valueTime: noon, variant: .plain)
        #expect(try books.refusal { try books.order(night) }.code == "E-LOD")
    }

    @Test func `what was known before it stays known`() throws {
        let before = books.bench.now
        let known = try books.bench.state(books.number).buckets
        _ = try books.order(StopPenalty(valueTime: noon))
        let id = try books.bench.state(books.number).id
        let past = try books.office.store.reading { reading in
            try ContractHistory(of: id, knownAt: before, reading, books.bench.rules)
        }
        #expect(try past.state(of: past.live).buckets == known)
    }

    /// The late order is an order of its day from then on.
    @Test func `a second late fact finds the first in its place`() throws {
        _ = try twin.order(StopPenalty(valueTime: noon))
        _ = try twin.nights("2018-05-23", "2018-05-24")
        try twin.pay("50.00", on: "2018-05-24T13:00:00")
        _ = try twin.nights("2018-05-25", "2018-05-28")
        _ = try books.order(StopPenalty(valueTime: noon))
        let told = try books.pay("50.00", on: "2018-05-24T13:00:00")
        #expect(told.backdating != nil)
        try expectSame()
    }
}
