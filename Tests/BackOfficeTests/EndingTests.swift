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

/// Corrections and endings as orders of the office: stored, posted and verified.
@Suite struct `Endings in the ledger` {
    private let bench: LedgerBench
    private var office: Office { bench.office }
    private let number = "4711"

    init() throws { bench = try LedgerBench() }

    private let context = LedgerBench.clerk
    /// 12,000.00 in four months from 20.01.2020, with its nights through a day.
    private func lend(product: UInt16, percent: String, through last: String) throws {
        let terms = try Loan(
            number, product: product, principal: "12000.00", percent: percent, periods: 4,
            disbursed: "2020-01-20"
        ).terms
        #expect(try bench.lend(terms))
        _ = try office.nights(from: terms.signed.next, through: Day(text: last), context) { _ in }
    }

    @discardableResult
    private func pay(
        _ amount: String, on day: String, isIncoming: Bool
    ) throws -> Receipt {
        try office.receiveCash(
            CashOrder(
                contract: number, valueTime: ValueTime(try Day(text: day), second: 36_000),
                isIncoming: isIncoming, payment: .bank, amount: amount, bank: nil,
                reference: nil, early: nil), context)
    }

    @discardableResult
    private func order(
        _ code: String, on day: String, _ parameters: [String: String]
    ) throws -> Receipt {
        let order = try Office.order(
            code, at: ValueTime(Day(text: day), second: 43_200), parameters: parameters)
        return try office.carryOut(order, on: number, context)
    }

    /// Account and closing balance, of the accounts asked for.
    private func closing(_ accounts: [String]) throws -> [String] {
        let views = try office.trialBalance(
            from: Day(text: "2020-01-01"), through: Day(text: "2020-12-31"))
        let rows = try #require(views.first).rows
        return accounts.map { account in
            rows.first { $0.account == account }?.closing ?? "none"
        }
    }

    private func card() throws -> ContractCard {
        try office.card(number, at: Moment(asOf: nil, knownAt: nil))
    }

    @Test func `an error of the past is posted apart from a loss`() throws {
        try lend(product: 1, percent: "12", through: "2020-01-30")
        // 12,000.00 × 12 % × 10 / 365 = 39.45; whole numbers may be typed as they are.
        try order(
            "write-off", on: "2020-01-30",
            ["amountType": "INTEREST", "amount": "9", "reason": "ERROR"])
        try order("write-off", on: "2020-01-30", ["amountType": "INTEREST", "amount": "10.45"])
        try order(
            "reversal", on: "2020-01-30",
            ["amountType": "INTEREST", "amount": "20", "reason": "WRONG_ACCRUAL"])
        // 39.45 - 20.00 of income; 9.00 and 10.45 of expense; nothing receivable.
        #expect(
            try closing(["4010", "5090", "5010", "1110"]) == ["-19.45", "9.00", "10.45", "0.00"])
        try bench.verify("endings")
    }

    @Test func `a bankrupt's debt leaves the balance and is watched in the memo accounts`() throws {
        try lend(product: 1, percent: "12", through: "2020-01-29")
        try order(
            "write-off-bankruptcy", on: "2020-01-31",
            ["reason": "BANKRUPTCY", "caseNumber": "A40-17", "courtDay": "2020-01-30"])
        let closed = try card()
        #expect(closed.closure == "writtenOffBankruptcy")
        #expect(closed.payoff == "0.00")
        // 12,000.00 and ten days of interest, 39.45.
        #expect(
            try closing(["1100", "1110", "5010", "9040"]) == [
                "0.00", "0.00", "12039.45", "12039.45",
            ])
        try bench.verify("endings")
        _ = try office.rollBack(
            number, from: ValueTime(try Day(text: "2020-01-31"), second: 0), context)
        #expect(try card().status == "active")
        #expect(try closing(["9040", "5010"]) == ["none", "none"])
        try bench.verify("endings")
    }

    @Test func `a cancelled contract owes its payments to the client until they go out`() throws {
        try lend(product: 7, percent: "0", through: "2020-01-25")
        try pay("3000.00", on: "2020-01-26", isIncoming: true)
        try order("early-prepayment-offset", on: "2020-01-27", [:])
        let refusal = #expect(throws: OfficeError.self) {
            try order("contract-cancellation", on: "2020-01-28", ["reason": "not delivered"])
        }
        #expect(refusal?.code == "E-STATE")
        try order(
            "contract-cancellation", on: "2020-01-28",
            ["reason": "not delivered", "externalID": "shop-17", "refunds": "true"])
        // The merchant owes the whole price, the lender his client what he paid.
        #expect(
            try closing(["1205", "1100", "2010", "2020"]) == [
                "12000.00", "0.00", "-3000.00", "0.00",
            ])
        let refund = try pay("3000.00", on: "2020-01-29", isIncoming: false)
        #expect(refund.trace.map(\.rule) == ["refund"])
        #expect(refund.unaccepted == "0.00")
        #expect(try closing(["2010"]) == ["0.00"])
        #expect(try card().closure == "cancelled")
        try bench.verify("endings")
    }

    @Test func `cash that was laid over debt is the client's again after a cancellation`() throws {
        try lend(product: 10, percent: "12", through: "2020-01-25")
        // 1.5 % of 12,000.00 is 180.00 of fee, of which 100.00 is paid.
        try pay("100.00", on: "2020-01-26", isIncoming: true)
        try order("contract-cancellation", on: "2020-01-28", ["refunds": "true"])
        #expect(
            try closing(["2015", "1140", "4030", "2020"]) == ["-100.00", "0.00", "0.00", "0.00"])
        let tooMuch = try pay("100.01", on: "2020-01-29", isIncoming: false)
        #expect(tooMuch.warnings.map(\.code) == ["W-UNACCEPTED"])
        try pay("100.00", on: "2020-01-29", isIncoming: false)
        #expect(try closing(["2015"]) == ["0.00"])
        try bench.verify("endings")
    }

    @Test func `what a merchant returns is his to pay`() throws {
        try lend(product: 7, percent: "0", through: "2020-02-20")
        try pay("3000.00", on: "2020-02-20", isIncoming: true)
        try order("product-return", on: "2020-03-01", ["amount": "10000"])
        #expect(try card().closure == "returned")
        // 9,000.00 of debt and 1,000.00 for the client.
        #expect(try closing(["1205", "1100", "2015"]) == ["10000.00", "0.00", "-1000.00"])
        try bench.verify("endings")
    }
}
