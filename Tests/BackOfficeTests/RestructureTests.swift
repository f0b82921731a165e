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

/// Both legs of a restructuring, with the clearing account between them.
@Suite struct `Restructuring a contract` {
    private let bench: LedgerBench
    private var office: Office { bench.office }
    private let old = "4711"

    /// 12,000.00 at 12 % in four months from 20.01.2020; the first instalment is not paid.
    init() throws {
        bench = try LedgerBench()
        let terms = try Loan(
            old, principal: "12000.00", percent: "12", periods: 4, disbursed: "2020-01-20"
        ).terms
        #expect(try bench.lend(terms))
        _ = try office.nights(
            from: Day(text: "2020-01-21"), through: Day(text: "2020-03-01"), context()
        ) { _ in }
    }

    private func context(_ key: String? = nil, isPreview: Bool = false) -> OrderContext {
        LedgerBench.context(key: key, isPreview: isPreview)
    }

    /// Interest 122.30 of tranche 1 and 29.66 of tranche 2, and a penalty of 15.85.
    private func order(
        _ principal: String, isCapitalised: Bool = true, product: String = "loan-annuity"
    ) throws -> RestructureOrder {
        try RestructureOrder(
            contract: old, valueTime: ValueTime(try Day(text: "2020-03-01"), second: 43_200),
            isCapitalised: isCapitalised, newNumber: nil,
            terms: OfferedTerms(
                product: product, principal: GivenAmount(text: principal),
                ratePercent: YearlyRate(percentText: "10"), periods: 12,
                period: Tenor(1, .month), firstRepayment: nil, instalment: nil))
    }

    private func debt() throws -> String {
        let refusal = #expect(throws: OfficeError.self) {
            try office.restructure(order("1.00"), context())
        }
        guard case .refused(.amount(.totalsDiffer(let moved, _)), _) = refusal else { return "" }
        return moved.text
    }

    private func card(_ number: String) throws -> ContractCard {
        try office.card(number, at: Moment(asOf: nil, knownAt: nil))
    }

    @Test func `the whole debt moves to a contract with the suffix R`() throws {
        let whole = try debt()
        let receipt = try office.restructure(order(whole), context())
        #expect(receipt.processes.map(\.code) == ["restructuring", "restructuring-in"])
        #expect(receipt.trace.first?.facts["newContract"] == "4711R")
        let ended = try card(old)
        #expect(ended.status == "closed")
        #expect(ended.closure == "restructured")
        #expect(ended.buckets.isEmpty)
        let begun = try card("4711R")
        #expect(begun.status == "active")
        #expect(begun.principal == whole)
        #expect(begun.attributes["restructures"] == old)
        try bench.verify("restructured")
    }

    @Test func `uncapitalised, the new contract is for the principal alone`() throws {
        _ = try office.restructure(order("12000.00", isCapitalised: false), context())
        let begun = try card("4711R")
        let types = begun.totals.map(\.amountType)
        #expect(types == ["PRINCIPAL", "INTEREST", "PEN_PRINCIPAL"])
        try bench.verify("restructured")
    }

    @Test func `a preview and a refusal leave nothing behind`() throws {
        let whole = try debt()
        let preview = try office.restructure(order(whole), context(isPreview: true))
        #expect(preview.isPreview)
        #expect(preview.processes.allSatisfy { $0.process == nil })
        #expect(throws: OfficeError.self) { try card("4711R") }
        #expect(try card(old).status == "active")
    }

    /// What is wrong, and the code.
    @Test func `what cannot be signed is refused`() throws {
        let whole = try debt()
        let orders: [(RestructureOrder, String)] = [
            (try order("0.01"), "E-AMT"), (try order("-1"), "E-FMT"),
            (try order("0.001"), "E-FMT"), (try order(whole, product: "nothing"), "E-REF"),
            (try order(whole, product: "usd-monthly"), "E-AMT"),
        ]
        for (order, code) in orders {
            let error = #expect(throws: OfficeError.self) {
                try office.restructure(order, context())
            }
            #expect(error?.code == code)
        }
        _ = try office.restructure(order(whole), context())
        let again = #expect(throws: OfficeError.self) {
            try office.restructure(order(whole), context())
        }
        #expect(again?.code == "E-STATE")
    }

    @Test func `the same order under the same key is done once`() throws {
        let whole = try debt()
        let first = try office.restructure(order(whole), context("once"))
        let second = try office.restructure(order(whole), context("once"))
        #expect(second.isRepeat)
        #expect(second.processes.map(\.process) == first.processes.map(\.process))
        #expect(second.processes.map(\.code) == first.processes.map(\.code))
        let other = #expect(throws: OfficeError.self) {
            try office.restructure(order("5.00"), context("once"))
        }
        #expect(other?.code == "E-DUP")
    }

    /// Either contract may be named.
    @Test(arguments: ["4711", "4711R"])
    func `a rollback takes both legs or none`(named: String) throws {
        let whole = try debt()
        let before = try card(old)
        _ = try office.restructure(order(whole), context())
        let from = ValueTime(try Day(text: "2020-03-01"), second: 43_200)
        let receipt = try office.rollBack(named, from: from, context("back"))
        #expect(receipt.others == [named == old ? "4711R" : old])
        #expect(receipt.processes == 2)
        let after = try card(old)
        #expect(after.status == "active")
        #expect(after.payoff == before.payoff)
        #expect(try card("4711R").status == "forIssue")
        let again = try office.rollBack(named, from: from, context("back"))
        #expect(again.isRepeat)
        #expect(again.others == receipt.others)
        #expect(again.operations == receipt.operations)
        try bench.verify("restructured")
        // The contract that was signed serves once more.
        _ = try office.restructure(order(whole), context())
        #expect(try card("4711R").status == "active")
    }

    /// What is recorded with a restructuring, by this program and by those before it.
    @Test(arguments: [
        (
            #"{"contract":"A","isCapitalised":true,"terms":{"periods":12,"principal":"1.00"}}"#,
            "AR"
        ),
        (#"{"contract":"A","newNumber":"B","terms":{"ratePercent":"12"}}"#, "B"),
        (#"{"contract":"A","newNumber":"B","periods":12,"principal":"1.00"}"#, "B"),
    ])
    func `both contracts are read from what was recorded`(json: String, new: String) throws {
        let both: RestructuredContracts = try decoded(json)
        #expect(both.contract == "A" && both.successor == new)
    }

    @Test func `a leg stays while the other contract has moved on`() throws {
        _ = try office.restructure(order(try debt()), context())
        _ = try office.nights(
            from: Day(text: "2020-03-02"), through: Day(text: "2020-03-02"), context()
        ) { _ in }
        let from = ValueTime(try Day(text: "2020-03-01"), second: 43_200)
        let refusal = #expect(throws: OfficeError.self) {
            try office.rollBack(old, from: from, context())
        }
        #expect(refusal?.code == "E-STATE")
        let receipt = try office.rollBack("4711R", from: from, context())
        #expect(receipt.others == [old])
        try bench.verify("restructured")
    }
}
