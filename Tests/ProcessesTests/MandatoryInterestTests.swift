import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Interest charged in spite of an early end, and interest put off. - Source: D-3.13, D-3.16.
@Suite struct `Interest that is mandatory or deferred` {
    // Mandatory interest.

    /// 30,000.00 at 36.5 %: 30.00 a day, 420.00 for the 14 mandatory days of product 13.
    private func mandatory() throws -> Loan {
        var loan = try Loan(
            product: 13, principal: "30000.00", percent: "36.5", periods: 12,
            disbursed: "2018-02-01")
        try loan.disburse()
        return loan
    }

    @Test func `AT-MAND-1 by itself: what is missing is charged once`() throws {
        var loan = try mandatory()
        try loan.run(AccrueMandatoryInterest(valueTime: noon("2018-02-06")))
        #expect(loan.balance(.interest, 1) == "150.00")
        #expect(loan.balance(.mandatoryInterest, 1) == "270.00")  // 420.00 - 150.00
        let again = try loan.run(AccrueMandatoryInterest(valueTime: noon("2018-02-06")))
        #expect(again.outcome == .nothingToDo)
        let cashFlow = try loan.receive("30420.00", on: "2018-02-06")
        try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: [EarlyRequest.full, .partial])
    func `who pays a little too little owes mandatory interest all the same`(
        request: EarlyRequest
    ) throws {
        var loan = try mandatory()
        let cashFlow = try loan.receive("30419.99", on: "2018-02-06")
        let decision = try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: request))
        #expect(decision.outcome == (request == .full ? .short(by: 1) : .done))
        // 30,419.99 - 150.00 of interest - 270.00 mandatory
        #expect(loan.balance(.mandatoryInterest, 1) == "0.00")
        #expect(loan.state.principalLeft == 1)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `principal alone is a full end too, and what it charged ahead is earned off`()
        throws
    {
        var loan = try mandatory()
        let cashFlow = try loan.receive("30000.00", on: "2018-02-06")
        try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .principal))
        // 270.00 of mandatory interest came first: so much principal is left.
        #expect(loan.state.principalLeft == 270_00)
        #expect(loan.balance(.interest, 1) == "150.00")
        // What 270.00 bear is earned off: 0.27 a day.
        try loan.nights("2018-02-07", "2018-03-01")
        #expect(loan.balance(.interest, 1) == "150.00")
        #expect(loan.state.schedule?.first.interest == 150_00)
        #expect(loan.state == (try loan.refolded()))
        let end = try day("2018-03-01")
        #expect(try loan.state.payoff(on: end, Loan.directory(on: end)) == 150_00 + 270_00)
    }

    @Test func `nights and one run earn off the same`() throws {
        var nightly = try mandatory()
        let cashFlow = try nightly.receive("30000.00", on: "2018-02-06")
        try nightly.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .principal))
        var single = nightly
        try nightly.nights("2018-02-07", "2018-05-15")
        try single.night(try day("2018-05-15"))
        #expect(nightly.state.buckets == single.state.buckets)
        #expect(nightly.state.counters == single.state.counters)
    }

    @Test func `a prepayment that takes the last principal pays mandatory interest first`() throws {
        var loan = try mandatory()
        let cashFlow = try loan.receive("30000.00", on: "2018-02-06")
        try loan.run(
            RepayWithPrepayment(valueTime: noon("2018-02-06"), cashFlow: cashFlow))
        try loan.run(TransferPrepayment(valueTime: noon("2018-02-06")))
        try loan.run(OffsetPrepayment(valueTime: noon("2018-02-06"), reach: .early))
        #expect(loan.balance(.mandatoryInterest, 1) == "270.00")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `on the last repayment day nothing is missing`() throws {
        var loan = try Loan(
            product: 13, principal: "30000.00", percent: "36.5", periods: 1,
            disbursed: "2018-02-01", period: "P5D")
        try loan.disburse()
        let cashFlow = try loan.receive("30150.00", on: "2018-02-06")
        try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.closure == .repaid)
    }

    @Test(arguments: [("2018-02-15", UInt16(13)), ("2018-02-06", 1)])
    func `after the mandatory days, or without any, nothing is charged`(
        day: String, product: UInt16
    ) throws {
        var loan = try Loan(
            product: product, principal: "30000.00", percent: "36.5", periods: 12,
            disbursed: "2018-02-01")
        try loan.disburse()
        try loan.night(try Day(text: day))
        let decision = try loan.run(AccrueMandatoryInterest(valueTime: noon(day)))
        #expect(decision.outcome == .nothingToDo)
    }

    // Deferral.

    @Test func `MS-14 interest is deferred to the next tranche and not overdue`() throws {
        var loan = try Loan.onDueDay(product: 1)
        try loan.run(DeferInterest(valueTime: noon("2018-05-20"), tranche: nil, amount: nil))
        #expect(loan.lastOperations == ["4 deferral -123.30", "5 deferral +123.30"])
        #expect(loan.balance(.interest, 4) == "0.00")
        #expect(loan.balance(.deferredInterest, 5) == "123.30")
        let next = try day("2018-05-21")
        #expect(loan.state.overdue(on: next, try Loan.directory(on: next)).interestDays == 0)
        try loan.nights("2018-05-21", "2018-06-20")
        // Due with tranche 5.
        #expect(loan.state.dueDebt(on: try day("2018-06-20")) > 123_30)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `off balance stays off balance, on balance goes first`() throws {
        var loan = try Loan.onDueDay(product: 9)
        try loan.nights("2018-05-21", "2018-08-19")
        #expect(loan.balance(.interest, 4, off: true) == "123.30")
        try loan.run(
            DeferInterest(
                valueTime: noon("2018-08-19"), tranche: tranche(4), amount: AmountText("23.30")))
        #expect(loan.balance(.interest, 4, off: true) == "100.00")
        #expect(loan.balance(.deferredInterest, 5, off: true) == "23.30")
    }

    @Test(arguments: [
        ("the last tranche", "2018-05-20", UInt16?(28), String?.none, "E-TRN"),
        ("no such tranche", "2018-05-20", 29, nil, "E-TRN"),
        ("more than is unpaid", "2018-05-20", 4, "123.31", "E-AMT"),
        ("nothing unpaid", "2018-05-20", 3, nil, "E-AMT"),
        ("below zero", "2018-05-20", 4, "-1.00", "E-AMT"),
        ("before the last operation", "2018-05-19", nil, nil, "E-LOD"),
    ])
    func `a deferral is refused`(
        what: String, on: String, number: UInt16?, amount: String?, code: String
    ) throws {
        let loan = try Loan.onDueDay(product: 1)
        let order = DeferInterest(
            valueTime: try noon(on), tranche: number.map { tranche($0) },
            amount: amount.map { AmountText($0) })
        #expect(loan.refusal(of: order)?.code == code, "\(what)")
    }

    @Test func `before the first tranche has ended there is none to defer`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let order = DeferInterest(valueTime: try noon("2018-02-01"), tranche: nil, amount: nil)
        #expect(loan.refusal(of: order)?.code == "E-TRN")
    }

    // Other kinds.

    @Test func `what is for loans is refused to a deposit`() throws {
        let deposit = try Loan.deposit()
        let time = try noon("2024-04-10")
        let orders: [any DebtProcess] = [
            AccrueMandatoryInterest(valueTime: time), AccrueToEndOfLoan(valueTime: time),
            AccrueFutureInterest(valueTime: time, tranche: nil, amount: nil),
            DeferInterest(valueTime: time, tranche: nil, amount: nil),
            Prolong(valueTime: time, period: "P1M", start: nil),
            RecalculateSchedule(valueTime: time), ForceRecalculation(valueTime: time),
            ChargeRepaymentFee(valueTime: time, cashFlow: CashFlowID(rawValue: 1)),
        ]
        for order in orders {
            #expect(deposit.refusal(of: order) == .state(.otherKind(.deposit, expected: .credit)))
        }
    }
}
