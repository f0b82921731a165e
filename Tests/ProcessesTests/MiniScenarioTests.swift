import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The mini-scenarios of D-3.42, on the loan of D-4.2 with correct history.
@Suite struct `Mini-scenarios` {
    /// 20.05.2018 before payment: due 123.30 + 361.78, future principal 10,056.07.
    private func onDueDay(product: UInt16) throws -> Loan {
        var loan = try Loan.domain42(product: product)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.night(try Day(text: "2018-05-20"))
        #expect(loan.balance(.interest, 4) == "123.30")
        #expect(loan.balance(.principal, 4) == "361.78")
        return loan
    }

    /// The loan after 1,000.00 came in as a repayment with prepayment.
    private func prepaid(product: UInt16) throws -> Loan {
        var loan = try onDueDay(product: product)
        let cashFlow = try loan.receive("1000.00", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: cashFlow))
        return loan
    }

    @Test func `MS-1 repayment leaves the excess with the cash flow`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("1000.00", on: "2018-05-20")
        // 1,000.00 - 485.08
        #expect(loan.state.cashFlows.map(\.unaccepted) == [514_92])
        #expect(loan.balance(.principal, 4) == "0.00")
        #expect(loan.state.principalLeft == 10_056_07)
    }

    @Test func `MS-2 the excess becomes prepayment for principal`() throws {
        let loan = try prepaid(product: 11)
        #expect(loan.balance(.prepaymentForPrincipal) == "-514.92")
        #expect(loan.balance(.prepaymentForInterest) == "0.00")
        #expect(loan.state.cashFlows.isEmpty)
    }

    @Test func `MS-3 interest of the next tranche first, the rest for principal`() throws {
        let loan = try prepaid(product: 12)
        #expect(loan.balance(.prepaymentForInterest) == "-122.99")
        // 514.92 - 122.99
        #expect(loan.balance(.prepaymentForPrincipal) == "-391.93")
    }

    @Test func `MS-4 instalment by instalment to the end`() throws {
        let loan = try prepaid(product: 1)
        // 122.99 + 29.84, where 29.84 = 514.92 - 122.99 - 362.09
        #expect(loan.balance(.prepaymentForInterest) == "-152.83")
        #expect(loan.balance(.prepaymentForPrincipal) == "-362.09")
    }

    @Test func `MS-5 a prepayment for principal pays no interest`() throws {
        var loan = try prepaid(product: 11)
        try loan.run(
            ProcessContract(
                valueTime: .night(of: Day(text: "2018-06-20")), variant: .withPrepaymentOffset))
        #expect(loan.balance(.interest, 5) == "122.99")
        #expect(loan.balance(.principal, 5) == "0.00")
        // 514.92 - 362.09
        #expect(loan.balance(.prepaymentForPrincipal) == "-152.83")
        let overdue = loan.state.overdue(
            on: try Day(text: "2018-06-21"), try Loan.directory(on: Day(text: "2018-06-21")))
        #expect(overdue.principalDays == 0)
        #expect(overdue.interestDays == 1)
        #expect(overdue.minor == 122_99)
    }

    @Test func `MS-6 prepayments of both kinds pay the instalment`() throws {
        var loan = try prepaid(product: 1)
        try loan.run(
            ProcessContract(
                valueTime: .night(of: Day(text: "2018-06-20")), variant: .withPrepaymentOffset))
        #expect(loan.balance(.interest, 5) == "0.00")
        #expect(loan.balance(.principal, 5) == "0.00")
        // 152.83 - 122.99
        #expect(loan.balance(.prepaymentForInterest) == "-29.84")
        #expect(loan.balance(.prepaymentForPrincipal) == "0.00")
    }

    @Test func `MS-7 the whole prepayment for interest turns into one for principal`() throws {
        var loan = try prepaid(product: 1)
        try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        #expect(loan.balance(.prepaymentForInterest) == "0.00")
        // 362.09 + 152.83
        #expect(loan.balance(.prepaymentForPrincipal) == "-514.92")
        let again = try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        #expect(again.outcome == .nothingToDo)
    }

    @Test func `MS-8 an early offset repays future principal from the next tranche on`() throws {
        var loan = try prepaid(product: 1)
        try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        try loan.run(OffsetPrepayment(valueTime: noon("2018-05-20"), reach: .early))
        #expect(loan.balance(.principal, 5) == "0.00")
        // 370.35 - (514.92 - 362.09)
        #expect(loan.balance(.principal, 6) == "217.52")
        // 10,056.07 - 514.92
        #expect(loan.state.principalLeft == 9_541_15)
        #expect(loan.state.schedule?.version == 2)
        #expect(loan.balance(.prepaymentForPrincipal) == "0.00")
    }

    @Test func `MS-10 full early repayment pays the interest of the days that passed`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.night(try Day(text: "2018-06-05"))
        // 10,056.07 × 14.4 % × 16 / 365
        #expect(loan.balance(.interest, 5) == "63.48")
        let cashFlow = try loan.receive("10119.55", on: "2018-06-05")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state.closure == .repaidEarly)
    }

    @Test func `a loan whose accrued interest may be paid before it is due is repaid early too`()
        throws
    {
        // 10,000.00 at 0.8 % a day for ten days.
        var loan = try Loan(
            product: 4, principal: "10000.00", percent: "292", periods: 1,
            disbursed: "2024-03-01", period: "P30D")
        try loan.disburse()
        let cashFlow = try loan.receive("10800.00", on: "2024-03-11")
        try loan.run(
            RepayEarly(valueTime: noon("2024-03-11"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state.buckets.isEmpty)
    }

    @Test func `MS-10 a kopeck short is a part, and the shortfall is told`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        let cashFlow = try loan.receive("10119.54", on: "2018-06-05")
        let decision = try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .full))
        #expect(decision.outcome == .short(by: 1))
        #expect(loan.state.status == .active)
        #expect(loan.state.principalLeft == 1)
    }

    @Test func `AT-RECALC-1 a prepayment on a due day gives a new annuity of 388.32`() throws {
        var loan = try onDueDay(product: 1)
        let cashFlow = try loan.receive("2485.08", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: cashFlow))
        try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        #expect(loan.balance(.prepaymentForPrincipal) == "-2000.00")
        try loan.run(
            ProcessContract(
                valueTime: noon("2018-05-20"), variant: .withPrepaymentOffsetAndRecalculation))
        // 10,056.07 - 2,000.00 = 8,056.07 in 24 instalments at 1.2 % a month
        #expect(loan.state.principalLeft == 8_056_07)
        let next = try #require(loan.state.schedule?[TrancheNumber(rawValue: 5)])
        // 8,056.07 × 14.4 % × 31 / 365 = 98.53; 388.32 - 98.53 = 289.79
        #expect(next.interest == 98_53)
        #expect(next.principal == 289_79)
        #expect(loan.balance(.principal, 5) == "289.79")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `AT-RECALC-1 on another day the schedule stays`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        let decision = try loan.run(
            ProcessContract(
                valueTime: noon("2018-05-21"), variant: .withPrepaymentOffsetAndRecalculation))
        #expect(decision.outcome == .recalculationSkipped(.notAScheduledDay))
        #expect(loan.state.schedule?.version == 1)
    }

    @Test func `MS-11 additional accrual books the interest to the end of the tranche`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.night(try Day(text: "2018-05-31"))
        #expect(loan.balance(.interest, 5) == "43.64")
        let decision = try loan.run(
            ProcessContract(valueTime: noon("2018-05-31"), variant: .withAdditionalAccrual))
        // 122.99 - 43.64
        #expect(decision.documents.flatMap(\.operations).map(\.amount.text) == ["79.35"])
        #expect(loan.balance(.interest, 5) == "122.99")
        try loan.nights("2018-06-01", "2018-06-20")
        #expect(loan.balance(.interest, 5) == "122.99")
    }

    @Test func `a full early repayment owes no interest that was booked ahead`() throws {
        var loan = try onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.run(
            ProcessContract(valueTime: noon("2018-05-31"), variant: .withAdditionalAccrual))
        #expect(loan.balance(.interest, 5) == "122.99")
        // As MS-10: 10,056.07 and 16 days of interest, 63.48.
        let day = try Day(text: "2018-06-05")
        #expect(try loan.state.payoff(on: day, Loan.directory(on: day)) == 10_119_55)
        let cashFlow = try loan.receive("10119.55", on: "2018-06-05")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `MS-15 interest leaves the balance after 91 days and comes back to be paid`() throws
    {
        var loan = try Loan.domain42(product: 9)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-05-01", "2018-08-18")
        #expect(loan.balance(.interest, 4) == "123.30")
        // 20.05 + 91 days
        try loan.night(try Day(text: "2018-08-19"))
        #expect(loan.balance(.interest, 4) == "0.00")
        #expect(loan.balance(.interest, 4, off: true) == "123.30")
        // The legacy order takes penalties first, at 20 % a year: tranche 4 for 91 days is
        // 361.78 × 0.2 × 91 / 365 = 18.04; tranches 5 and 6 for 60 and 30 days 11.90 and 6.09.
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "18.04")
        let paid = try loan.receive("136.03", on: "2018-08-19")
        let decision = try loan.run(
            Repay(valueTime: noon("2018-08-19"), cashFlow: paid, booksExcess: false))
        let repayment = try #require(decision.documents.last { $0.type == .repayment })
        let ofInterest = repayment.operations.filter { $0.bucket.amountType == .interest }
        let first = ofInterest.map { operation in
            "\(operation.action) \(operation.sign) \(operation.bucket.isOffBalance) "
                + operation.amount.text
        }
        #expect(
            first == [
                "toBalance minus true 100.00", "toBalance plus false 100.00",
                "repayment minus false 100.00",
            ])
        #expect(loan.balance(.interest, 4, off: true) == "23.30")
    }

    @Test(arguments: [
        (ActionType.accrual, Sign.minus, PaymentType.empty, AmountType.interest, "E-POST"),
        (.repayment, .plus, .bank, .interest, "E-POST"),
        (.reversal, .minus, .empty, .principal, "E-POST"),
        (.accrual, .plus, .bank, .interest, "E-PAY"),
        (.repayment, .minus, .empty, .interest, "E-PAY"),
    ])
    func `MS-20 what the rules forbid is refused`(
        action: ActionType, sign: Sign, payment: PaymentType, type: AmountType, code: String
    ) throws {
        let loan = try onDueDay(product: 1)
        let operation = DebtOperation(
            action: action, sign: sign, payment: payment,
            bucket: Bucket(type, TrancheNumber(rawValue: 4), isOffBalance: false),
            amount: loan.state.money(100), cashFlow: nil)
        let document = Document(.manualCorrection, [operation], changes: [])
        let time = try noon("2018-05-20")
        let directory = try Loan.directory(on: time.day)
        let refusal = #expect(throws: Refusal.self) {
            _ = try loan.state.applying([document], at: time, directory)
        }
        #expect(refusal?.code == code)
        #expect(loan.state == (try loan.refolded()))
    }
}
