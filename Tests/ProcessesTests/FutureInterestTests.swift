import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Interest ahead of its days. - Source: D-3.15, D-3.17, D-3.25.
@Suite struct `Interest ahead of time` {
    /// The loan of D-4.2 with the instalment of 20.05.2018 paid: 10,056.07 is left.
    private func paid(product: UInt16 = 1) throws -> Loan {
        var loan = try Loan.onDueDay(product: product)
        try loan.pay("485.08", on: "2018-05-20")
        return loan
    }

    @Test func `MS-12 interest until the end of the loan is 1,581.13`() throws {
        var loan = try Loan.onDueDay(product: 1)
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let operations = try #require(loan.history.last).documents.flatMap(\.operations)
        #expect(operations.map(\.bucket.tranche.rawValue) == Array(5...28))
        // 2,099.52 - 140.38 - 122.98 - 131.73 - 123.30
        #expect(operations.reduce(0) { $0 + $1.amount.minor } == 1_581_13)
        #expect(loan.state == (try loan.refolded()))
        let again = try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        #expect(again.outcome == .nothingToDo)
    }

    @Test func `nights add nothing after it while all is paid by the plan`() throws {
        var loan = try paid()
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let schedule = try #require(loan.state.schedule)
        for tranche in schedule.tranches where tranche.number.rawValue > 4 {
            let before = loan.history.count
            try loan.nights("\(tranche.issue.next)", "\(tranche.repayment)")
            #expect(loan.history.count == before, "tranche \(tranche.number.rawValue)")
            let amount = loan.state.money(tranche.principal + tranche.interest).text
            try loan.pay(amount, on: "\(tranche.repayment)")
        }
        #expect(loan.state.closure == .repaid)
        #expect(loan.state.buckets.isEmpty)
    }

    @Test func `a full early repayment reverses what is unearned`() throws {
        var loan = try paid()
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let end = try day("2018-06-05")
        // As MS-10: 10,056.07 and 63.48 for 16 days.
        #expect(try loan.state.payoff(on: end, Loan.directory(on: end)) == 10_119_55)
        let cashFlow = try loan.receive("10119.55", on: "2018-06-05")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .full))
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.state.buckets.isEmpty)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a part that covers everything ends the contract as the whole does`() throws {
        var loan = try paid()
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let cashFlow = try loan.receive("10120.00", on: "2018-06-05")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .partial))
        #expect(loan.state.closure == .repaidEarly)
        #expect(loan.balance(.overpayment) == "-0.45")  // 10,120.00 - 10,119.55
    }

    @Test func `a part takes no interest of tranches to come, and the next night lowers it`()
        throws
    {
        var loan = try paid()
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let cashFlow = try loan.receive("1000.00", on: "2018-06-05")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-05"), cashFlow: cashFlow, request: .partial))
        // The running tranche is booked to its end: 122.99; the rest is principal.
        #expect(loan.balance(.interest, 5) == "0.00")
        #expect(loan.balance(.interest, 6) == "114.73")
        #expect(loan.state.principalLeft == 10_056_07 - (1_000_00 - 122_99))
        try loan.night(try day("2018-06-06"))
        // Tranche 5 is repaid whole: 9,179.06 × 14.4 % × 30 / 365
        #expect(loan.balance(.interest, 6) == "108.64")
        #expect(loan.state.schedule?[tranche(6)]?.interest == 108_64)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `the next tranche is booked, then the one after it`() throws {
        var loan = try paid()
        try loan.run(
            AccrueFutureInterest(valueTime: noon("2018-05-20"), tranche: nil, amount: nil))
        #expect(loan.lastOperations == ["5 accrual +122.99"])
        try loan.run(
            AccrueFutureInterest(valueTime: noon("2018-05-20"), tranche: nil, amount: nil))
        #expect(loan.lastOperations == ["6 accrual +114.73"])
        try loan.nights("2018-05-21", "2018-06-20")
        #expect(loan.balance(.interest, 5) == "122.99")
        #expect(loan.balance(.interest, 6) == "114.73")
        #expect(loan.state.quiet == nil)
    }

    @Test func `an amount is booked, and days add nothing until they have earned it`() throws {
        var loan = try paid()
        try loan.run(
            AccrueFutureInterest(
                valueTime: noon("2018-05-20"), tranche: nil, amount: AmountText("50.00")))
        try loan.nights("2018-05-21", "2018-06-01")
        // 12 days bear 47.61: less than what is booked.
        #expect(loan.balance(.interest, 5) == "50.00")
        try loan.night(try day("2018-06-02"))
        #expect(loan.balance(.interest, 5) == "51.58")  // 13 days, 51.576
        try loan.nights("2018-06-03", "2018-06-20")
        #expect(loan.balance(.interest, 5) == "122.99")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `two amounts add up`() throws {
        var loan = try paid()
        for amount in ["50.00", "22.99"] {
            try loan.run(
                AccrueFutureInterest(
                    valueTime: noon("2018-05-20"), tranche: tranche(7), amount: AmountText(amount)))
        }
        #expect(loan.balance(.interest, 7) == "72.99")
        let end = try day("2018-05-20")
        #expect(try loan.state.payoff(on: end, Loan.directory(on: end)) == 10_056_07)
    }

    @Test func `interest ahead and nights come to what one run comes to`() throws {
        var nightly = try paid()
        try nightly.run(
            AccrueFutureInterest(
                valueTime: noon("2018-05-20"), tranche: nil, amount: AmountText("50.00")))
        var single = nightly
        try nightly.nights("2018-05-21", "2018-07-05")
        try single.night(try day("2018-07-05"))
        #expect(nightly.state.buckets == single.state.buckets)
        #expect(nightly.state.counters == single.state.counters)
    }

    @Test func `a stop takes back what was booked ahead, a start books it again`() throws {
        var loan = try paid()
        try loan.run(
            AccrueFutureInterest(valueTime: noon("2018-05-20"), tranche: nil, amount: nil))
        try loan.run(StopInterest(valueTime: noon("2018-06-10")))
        #expect(loan.balance(.interest, 5) == "79.35")  // through 09.06, as MS-13
        try loan.run(StartInterest(valueTime: noon("2018-06-20")))
        #expect(loan.balance(.interest, 5) == "83.31")
    }

    @Test(arguments: [
        ("tranche 4, which has ended", UInt16?(4), String?.none, "E-TRN"),
        ("no such tranche", 29, nil, "E-TRN"),
        ("more than it can bear", 5, "123.00", "E-AMT"),
        ("an amount of nothing", 5, "0.00", "E-AMT"),
        ("no amount", 5, "12,5", "E-FMT"),
    ])
    func `interest to come is refused`(
        what: String, number: UInt16?, amount: String?, code: String
    ) throws {
        let loan = try paid()
        let order = AccrueFutureInterest(
            valueTime: try noon("2018-05-20"), tranche: number.map { tranche($0) },
            amount: amount.map { AmountText($0) })
        #expect(loan.refusal(of: order)?.code == code, "\(what)")
    }

    @Test func `the last tranche has none after it`() throws {
        var loan = try paid()
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        let order = AccrueFutureInterest(
            valueTime: try noon("2018-05-20"), tranche: nil, amount: nil)
        #expect(loan.refusal(of: order)?.code == "E-TRN")
        let named = try loan.run(
            AccrueFutureInterest(valueTime: noon("2018-05-20"), tranche: tranche(9), amount: nil))
        #expect(named.outcome == .nothingToDo)
    }

    @Test func `what is prepaid for interest pays interest to come where the product says so`()
        throws
    {
        // Product 40 offsets future interest; 1,000.00 - 485.08 is prepaid as in MS-4:
        // 152.83 for interest, 362.09 for principal.
        var loan = try Loan.onDueDay(product: 40)
        let cashFlow = try loan.receive("1000.00", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: cashFlow))
        #expect(loan.balance(.prepaymentForInterest) == "-152.83")
        try loan.run(OffsetPrepayment(valueTime: noon("2018-05-20"), reach: .early))
        #expect(loan.balance(.prepaymentForInterest) == "0.00")
        // Principal first: 9,693.98 bears 118.56 in tranche 5; 34.27 is left for tranche 6.
        #expect(loan.state.schedule?[tranche(5)]?.interest == 118_56)
        #expect(
            loan.lastOperations.suffix(6) == [
                "5 accrual +118.56", "6 accrual +34.27", "0 prepaymentOffset +118.56",
                "5 repaymentFromPrepayment -118.56", "0 prepaymentOffset +34.27",
                "6 repaymentFromPrepayment -34.27",
            ])
        try loan.nights("2018-05-21", "2018-06-20")
        #expect(loan.balance(.interest, 5) == "0.00")
        #expect(loan.state == (try loan.refolded()))
    }
}
