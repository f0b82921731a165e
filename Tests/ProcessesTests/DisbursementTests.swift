import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The disbursement: what it needs, what it charges, and when it is refused.
@Suite struct `Disbursement` {
    private func order(
        _ cashFlow: CashFlowID, on day: String, fee: CashFlowID?
    ) throws -> Disburse {
        Disburse(valueTime: try noon(day), cashFlow: cashFlow, feeCashFlow: fee)
    }

    @Test func `the principal becomes debt tranche by tranche, and the contract is active`() throws
    {
        var loan = try Loan.domain42(product: 1)
        let paid = loan.addCashFlow(.outgoing, 11_478_00, at: try noon("2018-01-20"))
        let decision = try loan.run(order(paid, on: "2018-01-20", fee: nil))
        #expect(decision.documents.map(\.type) == [.disbursement])
        #expect(decision.documents[0].operations.count == 28)
        #expect(loan.state.principalLeft == 11_478_00)
        #expect(loan.state.status == .active)
        #expect(loan.state.schedule?.version == 1)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a fee stands as debt of the first tranche, less what was paid of it`() throws {
        var loan = try Loan.domain42(product: 10)
        let fee = loan.addCashFlow(.incoming, 100_00, at: try noon("2018-01-20"))
        let paid = loan.addCashFlow(.outgoing, 11_478_00, at: try noon("2018-01-20"))
        let decision = try loan.run(order(paid, on: "2018-01-20", fee: fee))
        #expect(decision.documents.map(\.type) == [.disbursement, .disbursementFee])
        // 11,478.00 × 1.5 % = 172.17, less 100.00
        #expect(loan.balance(.disbursementFee, 1) == "72.17")
        #expect(loan.state.cashFlows.isEmpty)
    }

    @Test func `money is paid out once`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let again = loan.addCashFlow(.outgoing, 11_478_00, at: try noon("2018-01-21"))
        #expect(throws: Refusal.state(.alreadyDisbursed)) {
            try loan.run(order(again, on: "2018-01-21", fee: nil))
        }
    }

    @Test func `no other amount is paid out, and none that is not there`() throws {
        var loan = try Loan.domain42(product: 1)
        let missing = CashFlowID(rawValue: 77)
        #expect(throws: Refusal.cash(.cashFlowNotOpen(missing))) {
            try loan.run(order(missing, on: "2018-01-20", fee: nil))
        }
        let paid = loan.addCashFlow(.outgoing, 11_477_99, at: try noon("2018-01-20"))
        let amount = loan.state.money(11_477_99)
        let refusal = Refusal.cash(
            .cashFlowAmount(
                paid, amount: amount, expected: loan.state.terms.principal))
        #expect(throws: refusal) { try loan.run(order(paid, on: "2018-01-20", fee: nil)) }
    }
}
