import Contracts
import Directories
import Measures
import Orders
import Processes
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// Money that comes when the contract has ended, and money that waits at the end of a month.
@Suite struct `Money after the end` {
    private let bench: LedgerBench

    init() throws {
        bench = try LedgerBench()
        let terms = try Loan(
            "E", product: 1, principal: "1000.00", percent: "36.5", periods: 1,
            disbursed: "2024-01-01"
        ).terms
        #expect(try bench.lend(terms))
    }

    @discardableResult
    private func move(_ amount: String, on day: String, isIncoming: Bool = true) throws -> Receipt {
        let order = CashOrder(
            contract: "E", valueTime: ValueTime(try Day(text: day), second: 43_200),
            isIncoming: isIncoming, payment: .bank, amount: amount, bank: nil, reference: nil,
            early: nil)
        return try bench.office.receiveCash(order, LedgerBench.clerk)
    }

    @Test func `of a repaid contract is the client's credit, and goes back to him`() throws {
        // 1,000.00 and 31 days at one rouble.
        try move("1031.00", on: "2024-02-01")
        #expect(try bench.state("E").closure == .repaid)
        let receipt = try move("250.00", on: "2024-03-01")
        #expect(receipt.unaccepted == "0.00" && receipt.trace.map(\.rule) == ["overpayment"])
        #expect(try bench.state("E").credit == 250_00)
        #expect(try bench.state("E").status == .closed)
        let back = try move("250.00", on: "2024-03-05", isIncoming: false)
        #expect(back.unaccepted == "0.00" && back.trace.map(\.rule) == ["refund"])
        #expect(try bench.state("E").credit == 0)
        try bench.verify("paid once more, and paid back")
    }

    @Test func `more than stands to his credit does not go back`() throws {
        try move("1031.00", on: "2024-02-01")
        try move("250.00", on: "2024-03-01")
        let back = try move("250.01", on: "2024-03-05", isIncoming: false)
        #expect(back.warnings.map(\.code) == ["W-UNACCEPTED"] && back.unaccepted == "250.01")
        #expect(try bench.state("E").credit == 250_00)
    }

    @Test func `of a contract that was written off waits`() throws {
        let order = try Office.order(
            "write-off-bankruptcy",
            json: #"{"valueTime": "2024-03-01T12:00:00", "reason": "BANKRUPTCY"}"#)
        _ = try bench.office.carryOut(order, on: "E", LedgerBench.clerk)
        let receipt = try move("250.00", on: "2024-03-05")
        #expect(receipt.warnings.map(\.code) == ["W-UNACCEPTED"] && receipt.unaccepted == "250.00")
    }
}
