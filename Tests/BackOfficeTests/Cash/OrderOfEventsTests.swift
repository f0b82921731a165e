import Contracts
import Directories
import Measures
import Orders
import Processes
import Storage
import TestHouse
import TestOffice
import Testing

@testable import BackOffice

/// Events that come before, after or without what usually comes with them.
@Suite struct `Order of events` {
    private let bench: LedgerBench

    init() throws { bench = try LedgerBench() }

    @Test func `an offset books the interest still missing before it closes`() throws {
        let terms = try terms(product: 1)
        #expect(try bench.lend(terms))
        // 1,000.00 at 36.5 %: one rouble a day for the 31 days through 1 February.
        try receive("1031.00", on: "2024-01-10")
        let order = OffsetPrepayment(
            valueTime: ValueTime(try Day(text: "2024-02-01"), second: 43_200), reach: .due)
        _ = try bench.office.carryOut(order, on: terms.number, LedgerBench.clerk)
        let past = try bench.past(terms.number)
        let accrued = past.live.flatMap(\.documents).flatMap(\.operations).filter {
            $0.action == .accrual && $0.bucket.amountType == .interest
        }
        #expect(accrued.reduce(0) { $0 + $1.amount.minor } == 31_00)
        #expect(past.loaded.state.status == .closed)
        #expect(past.loaded.state.buckets.isEmpty)
    }

    @Test func `money dated after the disbursement does not pay its fee`() throws {
        let terms = try terms(product: 10)
        try bench.sign(terms)
        try receive("15.00", on: "2024-01-02")
        let receipt = try bench.payOut(terms, on: terms.plannedDisbursement)
        #expect(receipt.processes.count == 1, "\(receipt.warnings)")
        // 1.5 % of 1,000.00
        let fee = Bucket(.disbursementFee, TrancheNumber(rawValue: 1), isOffBalance: false)
        #expect(try bench.state(terms.number).balance(fee) == 15_00)
    }

    @Test func `auto-accept charges the fee of the bank before it lays the payment over debt`()
        throws
    {
        let terms = try terms(product: 40)
        #expect(try bench.lend(terms))
        // 31 days at one rouble, and 1.5 % of the payment: 1,031.00 + 15.70.
        let receipt = try receive("1046.70", on: "2024-02-01", bank: "ONLINE")
        #expect(receipt.trace.map(\.rule) == ["repaymentFee", "wholeDebt"])
        #expect(receipt.trace[0].facts == ["bank": "ONLINE", "fee": "15.70"])
        #expect(try bench.state(terms.number).closure == .repaid)
    }

    @Test func `a bank that charges nothing is said to, and an unknown one refused`() throws {
        let terms = try terms(product: 40)
        #expect(try bench.lend(terms))
        let receipt = try receive("10.00", on: "2024-01-20", bank: "DESK")
        #expect(receipt.trace[0].facts == ["bank": "DESK", "fee": "none"])
        let error = #expect(throws: OfficeError.self) {
            try receive("10.00", on: "2024-01-21", bank: "NOBODY")
        }
        #expect(error?.code == "E-REF")
        #expect(error?.detail?.accepted == "ACCOUNT, DESK, ONLINE")
        // Nothing of it was kept.
        #expect(try bench.state(terms.number).cashFlows.isEmpty)
    }

    @Test func `a fee that was charged by hand is not charged again by hand`() throws {
        let terms = try terms(product: 40)
        #expect(try bench.lend(terms))
        let order = CashOrder(
            contract: "E", valueTime: .start(of: try Day(text: "2024-01-20")), isIncoming: true,
            payment: .bank, amount: "100.00", bank: "ONLINE", reference: nil, early: nil)
        let kept = try bench.office.keepCash(order, LedgerBench.clerk)
        let charge = ChargeRepaymentFee(
            valueTime: order.valueTime, cashFlow: CashFlowID(rawValue: try #require(kept.cashFlow)))
        _ = try bench.office.carryOut(charge, on: "E", LedgerBench.clerk)
        let error = #expect(throws: OfficeError.self) {
            try bench.office.carryOut(charge, on: "E", LedgerBench.clerk)
        }
        #expect(error?.code == "E-CF")
        try bench.verify("charged once")
        _ = try bench.office.rollBack("E", from: charge.valueTime, LedgerBench.clerk)
        _ = try bench.office.carryOut(charge, on: "E", LedgerBench.clerk)
        // 100.00 × 1.5 %
        #expect(try bench.state("E").buckets.total(of: .repaymentFee) == 1_50)
        try bench.verify("charged once more after the rollback")
    }

    @Test
    func `money that closes the debt takes the prepayment with it, and verify knows each step`()
        throws
    {
        let terms = try terms(product: 10)
        #expect(try bench.lend(terms))
        try receive("200.00", on: "2024-01-10")
        let receipt = try receive("1000.00", on: "2024-01-20", early: .full)
        #expect(receipt.trace.map(\.rule) == ["wholeDebt"])
        let codes = receipt.processes.map(\.code)
        #expect(codes.contains("prepayment-transfer") && codes.contains("early-prepayment-offset"))
        #expect(try bench.state(terms.number).status == .closed)
        try bench.verify("prepaid and repaid")
    }

    @Test func `auto-accept passes no fee of a bank on to a consumer`() throws {
        let terms = try terms(product: 2)
        #expect(try bench.lend(terms))
        let receipt = try receive("100.00", on: "2024-02-01", bank: "ONLINE")
        #expect(!receipt.trace.map(\.rule).contains("repaymentFee"))
        let state = try bench.state(terms.number)
        #expect(state.buckets.total(of: .repaymentFee) == 0)
    }

    @Test func `a rollback under a key that another order used is refused`() throws {
        let terms = try terms(product: 1)
        #expect(try bench.lend(terms))
        let context = LedgerBench.context(key: "once")
        let night = ProcessContract(
            valueTime: .night(of: try Day(text: "2024-01-02")), variant: .plain)
        _ = try bench.office.carryOut(night, on: terms.number, context)
        let error = #expect(throws: OfficeError.self) {
            try bench.office.rollBack(terms.number, from: night.valueTime, context)
        }
        #expect(error?.code == "E-DUP")
    }

    private func terms(product: UInt16) throws -> Terms {
        try Loan(
            "E", product: product, principal: "1000.00", percent: "36.5", periods: 1,
            disbursed: "2024-01-01"
        ).terms
    }

    @discardableResult
    private func receive(
        _ amount: String, on day: String, bank: String? = nil,
        early: EarlyRequest? = nil
    ) throws -> Receipt {
        let order = CashOrder(
            contract: "E", valueTime: ValueTime(try Day(text: day), second: 43_200),
            isIncoming: true, payment: .bank, amount: amount, bank: bank, reference: nil,
            early: early)
        return try bench.office.receiveCash(order, LedgerBench.clerk)
    }
}
