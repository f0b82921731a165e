import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The two legs of a restructuring; the office carries them out together.
@Suite struct `Restructuring` {
    /// The loan of D-4.2 with instalment 4 unpaid.
    private func late(product: UInt16 = 1) throws -> Loan {
        var loan = try Loan.domain42(product: product)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-04-21", "2018-06-01")
        return loan
    }

    private func moved(_ decision: Decision, isCapitalised: Bool) throws -> [MovedDebt] {
        decision.movedDebt(
            isCapitalised: isCapitalised,
            try Loan.directory(on: Day(text: "2018-06-01")))
    }

    private func successor(_ principal: String) throws -> Loan {
        try Loan(
            product: 1, principal: principal, percent: "12", periods: 24,
            disbursed: "2018-06-01")
    }

    @Test func `the whole debt leaves the old contract, on balance`() throws {
        var loan = try late()
        let decision = try loan.run(RestructureOut(valueTime: noon("2018-06-01")))
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state.closure == .restructured)
        let document = try #require(decision.documents.first { $0.type == .restructuring })
        let penalty = document.operations.filter { $0.bucket.amountType == .penaltyOnPrincipal }
        // Born off balance, it comes back before it is moved.
        #expect(penalty.map(\.action) == [.toBalance, .toBalance, .restructuring])
        #expect(penalty.map(\.amount.text) == ["2.38", "2.38", "2.38"])
        let debts = try moved(decision, isCapitalised: false)
        #expect(debts.map(\.amountType) == ["PRINCIPAL", "INTEREST", "PEN_PRINCIPAL"])
        // 361.78 + 10,056.07; 123.30 + 47.61
        #expect(debts.map(\.amount.text) == ["10417.85", "170.91", "2.38"])
    }

    @Test func `capitalised, all of it is principal of the new contract`() throws {
        var old = try late()
        let out = try old.run(RestructureOut(valueTime: noon("2018-06-01")))
        let debts = try moved(out, isCapitalised: true)
        // 10,417.85 + 170.91 + 2.38
        #expect(
            debts == [MovedDebt(amountType: "PRINCIPAL", amount: AmountText("10591.14"))])
        var new = try successor("10591.14")
        try new.run(RestructureIn(valueTime: noon("2018-06-01"), debts: debts))
        #expect(new.state.principalLeft == 10_591_14)
        #expect(new.state.status == .active)
        #expect(new.state.attributes.isRestructured)
        #expect(new.state.schedule?.first.issue == (try Day(text: "2018-06-01")))
        try new.night(try Day(text: "2018-07-01"))
        // 10,591.14 × 12 % × 30 / 365
        #expect(new.balance(.interest, 1) == "104.46")
    }

    @Test func `not capitalised, the rest stands on the first tranche`() throws {
        var old = try late()
        let out = try old.run(RestructureOut(valueTime: noon("2018-06-01")))
        let debts = try moved(out, isCapitalised: false)
        var new = try successor("10417.85")
        try new.run(RestructureIn(valueTime: noon("2018-06-01"), debts: debts))
        #expect(new.state.principalLeft == 10_417_85)
        #expect(new.balance(.interest, 1) == "170.91")
        #expect(new.balance(.penaltyOnPrincipal, 1) == "2.38")
        try new.night(try Day(text: "2018-06-11"))
        // What was moved is no accrual of the new contract: 170.91 + 10,417.85 × 12 % × 10 / 365.
        #expect(new.balance(.interest, 1) == "205.16")
        let refolded = try new.refolded()
        #expect(refolded == new.state)
    }

    @Test func `the new contract is for what is moved, to the kopeck`() throws {
        var new = try successor("10417.86")
        let debts = [MovedDebt(amountType: "PRINCIPAL", amount: AmountText("10417.85"))]
        let order = RestructureIn(valueTime: try noon("2018-06-01"), debts: debts)
        #expect(
            throws: Refusal.amount(
                .totalsDiffer(
                    moved: new.state.money(10_417_85), lent: new.state.money(10_417_86)))
        ) { try new.run(order) }
        var running = try late()
        #expect(throws: Refusal.state(.alreadyDisbursed)) { try running.run(order) }
    }

    @Test func `interest booked ahead stays behind`() throws {
        var loan = try late()
        try loan.run(
            ProcessContract(
                valueTime: noon("2018-06-01"), variant: .withAdditionalAccrual))
        let out = try loan.run(RestructureOut(valueTime: noon("2018-06-01")))
        let interest = try moved(out, isCapitalised: false).first { $0.amountType == "INTEREST" }
        #expect(interest?.amount.text == "170.91")
    }
}
