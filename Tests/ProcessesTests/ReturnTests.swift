import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Contract cancellation and product return: the goods did not stay with the client.
@Suite struct `Cancellations and returns` {
    /// 12,000.00 in four instalments without interest, from 20.01.2018.
    private func instalments() throws -> Loan {
        var loan = try Loan(
            product: 7, principal: "12000.00", percent: "0", periods: 4,
            disbursed: "2018-01-20")
        try loan.disburse()
        return loan
    }

    private func cancellation(
        on day: String, refunds: Bool = false, cashFlow: CashFlowID? = nil
    ) throws -> CancelContract {
        CancelContract(
            valueTime: try noon(day), reason: "not delivered", externalID: "shop-17",
            refunds: refunds, cashFlow: cashFlow)
    }

    private func productReturn(_ amount: String, on day: String) throws -> ReturnProduct {
        ReturnProduct(valueTime: try noon(day), amount: AmountText(amount))
    }

    @Test func `MS-18 a cancellation takes back the whole principal`() throws {
        var loan = try instalments()
        let decision = try loan.run(cancellation(on: "2018-01-25"))
        let document = try #require(decision.documents.first)
        #expect(document.type == .cancellation)
        #expect(document.operations.allSatisfy { $0.action == .cancellation && $0.sign == .minus })
        #expect(document.operations.reduce(0) { $0 + $1.amount.minor } == 12_000_00)
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state.status == .closed)
        #expect(loan.state.closure == .cancelled)
    }

    @Test func `a cancellation reverses fee and interest, and refunds what was paid`() throws {
        var loan = try Loan.domain42(product: 10)
        try loan.disburse()
        // 1.5 % of 11,478.00
        #expect(loan.balance(.disbursementFee, 1) == "172.17")
        try loan.pay("100.00", on: "2018-01-25")
        try loan.night(try Day(text: "2018-01-30"))
        let refused = #expect(throws: Refusal.self) {
            try loan.run(cancellation(on: "2018-01-30"))
        }
        #expect(refused == .state(.paymentsReceived(loan.state.money(100_00))))

        let paid = loan.addCashFlow(.outgoing, 100_00, at: try noon("2018-01-30"))
        let decision = try loan.run(
            cancellation(on: "2018-01-30", refunds: true, cashFlow: paid))
        #expect(
            decision.documents.map(\.type) == [
                .restore, .reaccept, .reversal, .cancellation, .refund, .closing,
            ])
        // 11,478.00 × 14.4 % × 10 / 365; the fee whole again.
        #expect(decision.documents[2].operations.map(\.amount.text) == ["45.28", "172.17"])
        #expect(decision.documents[3].operations.reduce(0) { $0 + $1.amount.minor } == 11_478_00)
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state.cashFlows.isEmpty)
        #expect(loan.state.closure == .cancelled)
        let refolded = try loan.refolded()
        #expect(refolded == loan.state)
    }

    @Test func `a cancellation gives back what prepayments had repaid`() throws {
        var loan = try instalments()
        let early = try loan.receive("5000.00", on: "2018-01-25")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-01-25"), cashFlow: early))
        try loan.run(OffsetPrepayment(valueTime: noon("2018-01-26"), reach: .early))
        #expect(loan.state.principalLeft == 7_000_00)
        let refused = #expect(throws: Refusal.self) {
            try loan.run(cancellation(on: "2018-01-30"))
        }
        #expect(refused == .state(.paymentsReceived(loan.state.money(5_000_00))))
        try loan.run(cancellation(on: "2018-01-30", refunds: true))
        #expect(loan.state.credit == 5_000_00)
        #expect(loan.state.debt(try Loan.directory(on: Day(text: "2018-01-30"))) == 0)
        #expect(loan.state.restoreOpen == 0)
    }

    /// Product, day, refusal: 30 days are given by product 7, none by product 1.
    @Test func `a cancellation keeps to the days of the product`() throws {
        var loan = try instalments()
        let late = try cancellation(on: "2018-02-20")
        #expect(throws: Refusal.day(.cancellationTooLate(through: try Day(text: "2018-02-19")))) {
            try loan.run(late)
        }
        try loan.run(cancellation(on: "2018-02-19"))
        let again = #expect(throws: Refusal.self) { try loan.run(late) }
        #expect(again?.code == "E-STATE")
        var other = try Loan.domain42(product: 1)
        try other.disburse()
        #expect(throws: Refusal.product(.cancellationNotOffered)) {
            try other.run(cancellation(on: "2018-01-21"))
        }
    }

    @Test func `MS-17 a return is spread over the instalments that are left`() throws {
        var loan = try instalments()
        try loan.pay("3000.00", on: "2018-02-20")
        let before = try #require(loan.state.schedule)
        let decision = try loan.run(productReturn("4500.00", on: "2018-03-01"))
        let returned = decision.documents.flatMap(\.operations).filter {
            $0.action == .productReturn
        }
        // From the last tranche backwards: 3,000.00 and half of the one before.
        #expect(returned.map(\.amount.text) == ["3000.00", "1500.00"])
        #expect((2...4).map { loan.balance(.principal, $0) } == ["1500.00", "1500.00", "1500.00"])
        let after = try #require(loan.state.schedule)
        #expect(after.version == 2)
        #expect(after.tranches.map(\.repayment) == before.tranches.map(\.repayment))
        #expect(after.tranches.dropFirst().map(\.principal) == [1_500_00, 1_500_00, 1_500_00])
        #expect(loan.state.status == .active)
    }

    @Test func `a return of the rest closes the contract, and more is the client's`() throws {
        var loan = try instalments()
        try loan.pay("3000.00", on: "2018-02-20")
        try loan.run(productReturn("10000.00", on: "2018-03-01"))
        // 10,000.00 - 9,000.00
        #expect(loan.balance(.overpayment) == "-1000.00")
        #expect(loan.state.closure == .returned)
        #expect(loan.state.principalLeft == 0)
    }

    @Test func `an annuity gets a new instalment and keeps its dates`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.pay("485.08", on: "2018-05-20")
        try loan.run(productReturn("3000.00", on: "2018-05-25"))
        // 10,056.07 - 3,000.00 over 24 months at 1.2 %
        #expect(loan.state.principalLeft == 7_056_07)
        let fifth = try #require(loan.state.schedule?[TrancheNumber(rawValue: 5)])
        // 5 days on 10,056.07 and 26 on 7,056.07, at 14.4 %; instalment 340.12.
        #expect(fifth.interest == 92_21)
        #expect(fifth.principal == 340_12 - 92_21)
        let principal = loan.state.schedule?.tranches.dropFirst(4).reduce(0) { $0 + $1.principal }
        #expect(principal == 7_056_07)
        try loan.night(try Day(text: "2018-06-20"))
        #expect(loan.balance(.interest, 5) == "92.21")
    }

    @Test func `a retroactive return gives back the interest on what is returned`() throws {
        // Product 14: equal parts of the principal, returns in proportion.
        var loan = try Loan(
            product: 14, principal: "12000.00", percent: "12", periods: 4,
            disbursed: "2018-01-20")
        try loan.disburse()
        let decision = try loan.run(productReturn("4500.00", on: "2018-01-30"))
        let given = decision.documents.first { $0.type == .reversal }?.operations
        // 12,000.00 × 12 % × 10 / 365 = 39.45, of which 4,500 / 12,000 = 14.79.
        #expect(given?.map(\.amount.text) == ["14.79"])
        #expect(loan.balance(.interest, 1) == "24.66")
        // 3,000.00 less a quarter of 4,500.00, in each tranche.
        #expect(
            (1...4).map { loan.balance(.principal, $0) } == Array(repeating: "1875.00", count: 4))
        try loan.night(try Day(text: "2018-02-20"))
        // 7,500.00 × 12 % × 31 / 365, as if the rest had never been lent.
        #expect(loan.balance(.interest, 1) == "76.44")
    }

    @Test func `a return beyond the principal pays the interest, then is the client's`() throws {
        var loan = try Loan(
            product: 1, principal: "12000.00", percent: "12", periods: 4,
            disbursed: "2018-01-20")
        try loan.disburse()
        // 39.45 of interest after ten days.
        let decision = try loan.run(productReturn("12050.00", on: "2018-01-30"))
        let types = decision.documents.first { $0.type == .productReturn }?.operations.map(
            \.bucket.amountType)
        #expect(types?.suffix(2) == [.interest, .overpayment])
        // 12,050.00 - 12,000.00 - 39.45
        #expect(loan.balance(.overpayment) == "-10.55")
        #expect(loan.state.closure == .returned)
    }

    @Test(arguments: ["0", "-5", "1.005", "much"])
    func `a return of what is no amount is refused`(amount: String) throws {
        var loan = try instalments()
        let order = try productReturn(amount, on: "2018-01-30")
        #expect(throws: Refusal.self) { try loan.run(order) }
    }
}
