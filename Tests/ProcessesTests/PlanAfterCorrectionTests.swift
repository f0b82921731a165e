import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// A correction that reaches principal not due yet leaves a plan that is the debt.
@Suite struct `The plan after a correction` {
    /// 12,000.00 at 12 % from 20.01.2018, four instalments paid as planned.
    private func paid(product: UInt16) throws -> Loan {
        var loan = try Loan(
            product: product, principal: "12000.00", percent: "12", periods: 12)
        try loan.disburse()
        for number in 1...4 {
            let tranche = try #require(
                loan.state.schedule?[TrancheNumber(rawValue: UInt16(number))])
            let instalment = loan.state.money(tranche.principal + tranche.interest).text
            try loan.pay(instalment, on: "\(tranche.repayment)")
        }
        return loan
    }

    private func repayEarly(_ loan: inout Loan, _ amount: String, on day: String) throws {
        let cashFlow = try loan.receive(amount, on: day)
        try loan.run(RepayEarly(valueTime: noon(day), cashFlow: cashFlow, request: .partial))
    }

    /// What every tranche to come holds is what is planned.
    private func expectPlanIsDebt(_ loan: Loan, after day: String) throws {
        let day = try Day(text: day)
        let tranches = try #require(loan.state.schedule?.tranches)
        for tranche in tranches where tranche.repayment > day {
            #expect(
                loan.state.balance(tranche.principalBucket) == tranche.principal,
                "tranche \(tranche.number.rawValue)")
        }
        #expect(loan.state == (try loan.refolded()))
    }

    /// Product 1 takes principal from the next tranches; 17 keeps the instalment, from the end; 14
    /// is repaid in equal parts of the principal.
    @Test(arguments: [1, 17, 14] as [UInt16])
    func `a restored early repayment gets its plan back`(product: UInt16) throws {
        var loan = try paid(product: product)
        let before = try #require(loan.state.schedule)
        try repayEarly(&loan, "3000.00", on: "2018-06-05")
        let after = try #require(loan.state.schedule)
        #expect(after.tranches != before.tranches)
        try loan.run(
            Restore(
                valueTime: noon("2018-06-05"), from: try Day(text: "2018-06-05"),
                to: try Day(text: "2018-06-05")))
        let restored = try #require(loan.state.schedule)
        #expect(restored.tranches == before.tranches)
        #expect(restored.version > after.version)
        try expectPlanIsDebt(loan, after: "2018-06-05")
    }

    @Test func `a plan that was solved anew since is made from what is owed`() throws {
        var loan = try paid(product: 17)
        try repayEarly(&loan, "3000.00", on: "2018-06-05")
        try repayEarly(&loan, "2000.00", on: "2018-06-06")
        let between = try #require(loan.state.schedule)
        let owed = loan.state.principalLeft
        try loan.run(
            Restore(
                valueTime: noon("2018-06-07"), from: try Day(text: "2018-06-05"),
                to: try Day(text: "2018-06-05")))
        let restored = try #require(loan.state.schedule)
        #expect(restored.tranches != between.tranches)
        #expect(loan.state.principalLeft > owed)
        try expectPlanIsDebt(loan, after: "2018-06-07")
    }

    @Test func `principal that is written off before it is due leaves a plan without it`() throws {
        var loan = try paid(product: 1)
        let before = try #require(loan.state.schedule)
        try loan.run(
            WriteOff(
                AmountOrder(
                    valueTime: try noon("2018-06-05"), amountType: "PRINCIPAL",
                    amount: AmountText("500.00"), isOffBalance: false, reason: "ERROR")))
        let after = try #require(loan.state.schedule)
        let day = try Day(text: "2018-06-05")
        let left = { (schedule: Schedule) in
            schedule.tranches.reduce(0) { $1.repayment > day ? $0 + $1.principal : $0 }
        }
        #expect(left(after) == left(before) - 500_00)
        // The oldest tranche gives it up, and those after it bear interest as before.
        let next = TrancheNumber(rawValue: 5)
        #expect(after[next]?.principal == before[next].map { $0.principal - 500_00 })
        #expect(after.tranches[5...] == before.tranches[5...])
        try expectPlanIsDebt(loan, after: "2018-06-05")
    }

    @Test func `a correction of something else leaves the plan alone`() throws {
        var loan = try paid(product: 1)
        let before = try #require(loan.state.schedule)
        try loan.run(
            CorrectByHand(
                valueTime: noon("2018-06-05"), amountType: "PEN_PRINCIPAL",
                amount: AmountText("18.09"), tranche: nil, isOffBalance: false))
        #expect(loan.state.schedule == before)
    }
}
