import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// What a full early repayment owes: interest by the product, and what was paid ahead comes back.
@Suite struct `An early end` {
    /// 30,000.00 at 36.5 %, 30.00 a day, three payments of principal at the end of 28 to 31 days;
    /// paid out on 01.02.2018.
    private func loan(_ interest: EarlyInterest) throws -> Loan {
        var loan = try Loan(
            product: 15, principal: "30000.00", percent: "36.5", periods: 3,
            disbursed: "2018-02-01"
        ) { $0.changed(earlyInterest: interest) }
        try loan.disburse()
        return loan
    }

    // Interest of an early end.

    @Test(arguments: [
        // 5 days; 28 days to 01.03.2018; 28 + 31 + 30 days to 01.05.2018
        (EarlyInterest.toDay, "150.00"), (.toPeriodEnd, "840.00"), (.wholePlan, "2670.00"),
    ])
    func `is owed as the product says`(interest: EarlyInterest, owed: String) throws {
        var loan = try loan(interest)
        try loan.nights("2018-02-02", "2018-02-06")
        let day = try Day(text: "2018-02-06")
        let payoff = try loan.state.payoff(on: day, Loan.directory(on: day))
        #expect(loan.state.money(payoff - 30_000_00).text == owed)
        let cashFlow = try loan.receive(loan.state.money(payoff).text, on: "2018-02-06")
        try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: EarlyInterest.allCases)
    func `on a repayment day owes what is due in it`(interest: EarlyInterest) throws {
        var loan = try loan(interest)
        try loan.night(Day(text: "2018-03-01"))
        let day = try Day(text: "2018-03-01")
        let payoff = try loan.state.payoff(on: day, Loan.directory(on: day))
        // 28 days; the whole plan has 61 days more
        #expect(payoff == 30_840_00 + (interest == .wholePlan ? 1_830_00 : 0))
    }

    @Test func `to the period's end gives back what is booked for later periods`() throws {
        var loan = try loan(.toPeriodEnd)
        try loan.night(Day(text: "2018-02-06"))
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-02-06")))
        let day = try Day(text: "2018-02-06")
        #expect(try loan.state.payoff(on: day, Loan.directory(on: day)) == 30_840_00)
    }

    @Test func `short of the whole plan is no end`() throws {
        var loan = try loan(.wholePlan)
        let cashFlow = try loan.receive("32669.99", on: "2018-02-06")
        let decision = try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .full))
        #expect(decision.outcome == .short(by: 1))
        #expect(loan.state.status.isServiced)
        #expect(loan.state == (try loan.refolded()))
    }

    // Interest that was paid ahead.

    /// The loan with all 2,670.00 of its interest booked and paid on 06.02.2018.
    private func paidAhead() throws -> Loan {
        var loan = try Loan(
            product: 40, principal: "30000.00", percent: "36.5", periods: 3,
            disbursed: "2018-01-01"
        ) {
            $0.changed(
                interest: $0.interest.changed(calendar: nil, mandatoryDays: 0),
                prepayment: PrepaymentTerms(
                    isAllowed: true, repaysAtOnce: false, offsetMethod: .interestPrincipalToEnd,
                    recalculatesOnDueDay: false, recalculationMin: 0, offsetsFutureInterest: true,
                    isRevalued: true))
        }
        try loan.disburse()
        let cashFlow = try loan.receive("500.00", on: "2018-01-11")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-01-11"), cashFlow: cashFlow))
        try loan.run(OffsetPrepayment(valueTime: noon("2018-01-11"), reach: .early))
        return loan
    }

    @Test func `gives back interest that was paid ahead`() throws {
        var loan = try paidAhead()
        // 500.00 of the first tranche are paid, of which 10 days have earned 300.00.
        #expect(loan.balance(.interest, 1) == "0.00")
        let day = try Day(text: "2018-01-11")
        #expect(try loan.state.payoff(on: day, Loan.directory(on: day)) == 29_800_00)
        let cashFlow = try loan.receive("29800.00", on: "2018-01-11")
        try loan.run(
            RepayEarly(valueTime: noon("2018-01-11"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `gives back nothing that was forgiven`() throws {
        var loan = try Loan(
            product: 15, principal: "30000.00", percent: "36.5", periods: 3,
            disbursed: "2018-01-01")
        try loan.disburse()
        try loan.night(Day(text: "2018-01-11"))
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-01-11")))
        try loan.run(
            WriteOff(
                AmountOrder(
                    valueTime: noon("2018-01-11"), amountType: "INTEREST",
                    amount: AmountText("930.00"), isOffBalance: false, reason: "FORGIVENESS")))
        let day = try Day(text: "2018-01-11")
        #expect(try loan.state.payoff(on: day, Loan.directory(on: day)) == 30_000_00)
    }
}
