import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Contracts in a foreign currency: what is owed there, what it is worth on rouble books.
///
/// - Source: R004-16, D-10.31, CP-54; PBU 3/2006.
@Suite struct RevaluationTests {
    @Test func `a repayment takes debt at the rate of its day and leaves the rest in line`() throws
    {
        var loan = try Loan.euros()
        #expect(loan.lastWorths == ["1 principal disbursement +100.00 = 9000.00"])

        // Interest through 20 January: 100.00 × 12 % × 5 / 365 = 0.16: 0.13 × 90 + 0.03 × 91
        try loan.quote("91", on: "2024-01-20")
        try loan.night(Day(text: "2024-01-20"))
        #expect(loan.lastWorths == ["1 interest accrual +0.16 = 14.43"])
        #expect(loan.worth(.principal, 1) == "9000.00", "a night revalues at a month's end only")

        // Interest through 15 February: 1.02 − 0.16 = 0.86. The night of 31 January is made up
        // for: its rate is 90 again.
        try loan.hold("90", from: "2024-01-25", through: "2024-02-14")
        try loan.quote("95", on: "2024-02-15")
        try loan.pay("41.02", on: "2024-02-15")
        #expect(
            loan.lastWorths == [
                // 2 × 0.03 and 2 × 0.04 at 91, 0.23 × 90: 2 × 2.73 + 2 × 3.64 + 20.70
                "1 interest accrual +0.37 = 33.44",
                // 0.53 × 90 − (14.43 + 33.44)
                "1 interest conversion -0.00 = 0.17",
                // 0.46 × 90 + 0.03 × 95
                "1 interest accrual +0.49 = 44.25",
                // 1.02 × 95 − (47.70 + 44.25)
                "1 interest conversion +0.00 = 4.95",
                "1 interest repayment -1.02 = 96.90",
                // 100.00 × 95 − 9,000.00
                "1 principal conversion +0.00 = 500.00",
                "1 principal repayment -40.00 = 3800.00",
            ])
        #expect(loan.balance(.principal, 1) == "60.00" && loan.worth(.principal, 1) == "5700.00")
        #expect(loan.worth(.interest, 1) == "0.00")
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `what was paid back leaves nothing behind in either currency`() throws {
        var loan = try Loan.euros()
        try loan.hold("90", from: "2024-01-20", through: "2024-02-14")
        try loan.quote("95.1234", on: "2024-02-15")
        try loan.pay("101.02", on: "2024-02-15")
        #expect(loan.state.status == .closed)
        #expect(loan.state.buckets.isEmpty && loan.state.balances.bookValues.isEmpty)
    }

    @Test func `the last night of a month brings all balances in line`() throws {
        var loan = try Loan.euros()
        try loan.hold("90", from: "2024-01-20", through: "2024-01-30")
        try loan.quote("92.5", on: "2024-01-31")
        try loan.night(Day(text: "2024-01-31"))
        #expect(
            loan.lastWorths == [
                // 100.00 × 12 % × 16 / 365 = 0.53: 0.49 × 90 + 0.04 × 92.5
                "1 interest accrual +0.53 = 47.80",
                "1 principal conversion +0.00 = 250.00",
                // 0.53 × 92.5 = 49.03
                "1 interest conversion +0.00 = 1.23",
            ])
        try loan.quote("89", on: "2024-02-01")
        let decision = try loan.run(RevalueCurrency(valueTime: noon("2024-02-01")))
        #expect(decision.outcome == .done)
        #expect(
            loan.lastWorths == [
                "1 principal conversion -0.00 = 350.00",
                // 0.53 × 89 = 47.17
                "1 interest conversion -0.00 = 1.86",
            ])
        let again = try loan.run(RevalueCurrency(valueTime: noon("2024-02-01")))
        #expect(again.outcome == .nothingToDo)
    }

    @Test func `a contract in roubles has nothing to value`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let decision = try loan.run(RevalueCurrency(valueTime: noon("2018-01-31")))
        #expect(decision == Decision([], .keptInLocalCurrency))
        #expect(loan.state.balances.bookValues == loan.state.buckets)
        #expect(loan.state.bookValue(Bucket(.principal, tranche(1), isOffBalance: false)) > 0)
    }

    @Test func `without a rate that holds nothing is posted`() throws {
        var loan = try Loan.euros()
        let night = ProcessContract(
            valueTime: .night(of: try Day(text: "2024-01-31")), variant: .plain)
        let late = loan.refusal(of: night)
        #expect(
            late
                == .directory(
                    .noExchangeRate(
                        .eur, in: .rub, on: try Day(text: "2024-01-31"),
                        newest: try Day(text: "2024-01-15"), daysMax: 15)))
        #expect(late?.code == "E-CFG")
        // The fifteenth day is the last on which a rate holds.
        try loan.night(Day(text: "2024-01-30"))
        let signed = try Loan(
            product: 61, principal: "100.00", percent: "12", periods: 1, disbursed: "2024-01-15")
        var unrated = signed
        #expect(throws: Refusal.self) { try unrated.disburse() }
    }

    @Test func `a deposit grows and is paid out by its own rates`() throws {
        var deposit = try Loan(
            product: 62, principal: "1000.00", percent: "6", periods: 1, disbursed: "2024-01-15")
        try deposit.quote("90", on: "2024-01-15")
        try deposit.place()
        #expect(deposit.lastWorths == ["1 deposit disbursement -1000.00 = 90000.00"])
        try deposit.hold("90", from: "2024-01-20", through: "2024-01-30")
        try deposit.hold("92", from: "2024-01-31", through: "2024-02-14")
        try deposit.night(Day(text: "2024-01-31"))
        #expect(
            deposit.lastWorths == [
                // 1,000.00 × 6 % × 16 / 365 = 2.63: 2.47 × 90 + 0.16 × 92
                "1 deposit interest accrual -2.63 = 237.02",
                // A liability that is worth more: 1,000.00 × 2.00 of loss, and 2.47 × 2.00.
                "1 deposit conversion -0.00 = 2000.00",
                "1 deposit interest conversion -0.00 = 4.94",
            ])
        try deposit.quote("88", on: "2024-02-15")
        try deposit.night(Day(text: "2024-02-15"))
        let capital = deposit.state.claimOfDepositor
        try deposit.payOut(deposit.state.money(capital).text, on: "2024-02-15")
        #expect(deposit.state.status == .closed)
        #expect(deposit.state.buckets.isEmpty && deposit.state.balances.bookValues.isEmpty)
        #expect(try deposit.refolded() == deposit.state)
    }

    @Test func `what is restored and accepted again is worth what the payment was`() throws {
        var loan = try Loan.euros()
        try loan.hold("90", from: "2024-01-20", through: "2024-02-14")
        try loan.quote("95", on: "2024-02-15")
        try loan.pay("41.02", on: "2024-02-15")
        try loan.quote("97", on: "2024-02-20")
        try loan.run(
            Restore(
                valueTime: noon("2024-02-20"), from: Day(text: "2024-02-15"),
                to: Day(text: "2024-02-15")))
        #expect(
            loan.lastWorths.suffix(2) == [
                // The payment of the 15th, taken back as it was.
                "1 principal restore +40.00 = 3800.00", "1 interest restore +1.02 = 96.90",
            ])
        #expect(loan.state.cashFlows.map(\.restoredBookValue) == [3_896_90])

        try loan.quote("99", on: "2024-02-22")
        let flow = loan.state.cashFlows[0].id
        try loan.run(
            Reaccept(
                valueTime: noon("2024-02-22"), cashFlow: flow, amountType: "PRINCIPAL",
                amount: AmountText("10.00")))
        #expect(
            loan.lastWorths == [
                // 100.00 are worth 5,700.00 + 3,800.00, and 90.00 × 99 + 950.00 are needed.
                "1 principal conversion +0.00 = 360.00",
                // 3,896.90 × 10.00 / 41.02
                "1 principal reaccept -10.00 = 950.00",
            ])
        for (type, amount) in [("INTEREST", "1.02"), ("PRINCIPAL", "30.00")] {
            try loan.run(
                Reaccept(
                    valueTime: noon("2024-02-22"), cashFlow: flow, amountType: type,
                    amount: AmountText(amount)))
        }
        let accepted = loan.history.suffix(3).flatMap(\.documents).flatMap(\.operations)
            .filter { $0.action == .reaccept }
        #expect(accepted.reduce(0) { $0 + $1.bookValue.minor } == 3_896_90)
        #expect(loan.state.cashFlows.isEmpty)
        // 60.00 × 99
        #expect(loan.worth(.principal, 1) == "5940.00" && loan.worth(.interest, 1) == "0.00")
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `debt off balance is kept in line there, and comes back at the rate of the day`()
        throws
    {
        var loan = try Loan(
            product: 60, principal: "100.00", percent: "12", periods: 1, disbursed: "2024-01-15")
        try loan.quote("90", on: "2024-01-15")
        try loan.disburse()
        var day = try Day(text: "2024-01-16")
        while day <= (try Day(text: "2024-05-20")) {
            try loan.quote(day.number.isMultiple(of: 2) ? "91.3" : "88.7", on: "\(day)")
            try loan.night(day)
            day = day.next
        }
        // Interest, overdue interest, the fee and penalties have left balance after 91 days.
        let off = loan.state.buckets.entries.filter(\.bucket.isOffBalance)
        #expect(!off.isEmpty)
        let signs = off.map { loan.state.balances.bookValues[$0.bucket].signum() }
        #expect(signs.allSatisfy { $0 == 1 })
        try loan.run(RevalueCurrency(valueTime: noon("2024-05-20")))
        #expect(loan.lastWorths.contains { $0.contains("off conversion") })
        let worth = try ExchangeRate(
            of: .usd, in: .rub, from: day.previous, nominal: 1,
            text: day.previous.number.isMultiple(of: 2) ? "91.3" : "88.7")
        for entry in off {
            let value = try worth.value(of: loan.state.money(entry.minor))
            #expect(loan.state.balances.bookValues[entry.bucket] == value.minor, "\(entry)")
        }
        let debt = try loan.state.debt(Loan.directory(on: day))
        try loan.pay(loan.state.money(debt).text, on: "2024-05-20")
        #expect(loan.state.status == .closed && loan.state.balances.bookValues.isEmpty)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `a credit that outlives its contract is still kept in line`() throws {
        var loan = try Loan.euros()
        try loan.hold("90", from: "2024-01-20", through: "2024-02-14")
        try loan.quote("95", on: "2024-02-15")
        let flow = try loan.receive("111.02", on: "2024-02-15")
        try loan.run(
            Repay(valueTime: noon("2024-02-15"), cashFlow: flow, booksExcess: true))
        #expect(loan.state.status == .closed && loan.worth(.overpayment) == "-950.00")
        try loan.quote("90", on: "2024-02-29")
        try loan.run(RevalueCurrency(valueTime: noon("2024-02-29")))
        #expect(loan.lastWorths == ["0 overpayment conversion +0.00 = 50.00"])
        let paid = loan.addCashFlow(.outgoing, 10_00, at: try noon("2024-02-29"))
        try loan.run(Refund(valueTime: noon("2024-02-29"), cashFlow: paid))
        #expect(loan.state.buckets.isEmpty && loan.state.balances.bookValues.isEmpty)
    }

    /// 33.33 + 66.67 of prepayment meet three tranches; 1999 must be empty in roubles too.
    @Test func `what cancels out in dollars cancels out in roubles`() throws {
        var loan = try Loan(
            product: 60, principal: "100.00", percent: "12", periods: 3, disbursed: "2024-01-15")
        try loan.quote("91.3333", on: "2024-01-15")
        try loan.disburse()
        let flow = try loan.receive("100.00", on: "2024-01-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2024-01-20"), cashFlow: flow))
        try loan.quote("91.7777", on: "2024-01-25")
        try loan.run(OffsetPrepayment(valueTime: noon("2024-01-25"), reach: .early))
        let operations = loan.history.flatMap(\.documents).flatMap(\.operations)
        let cleared = operations.filter {
            $0.action == .prepaymentOffset || $0.action == .repaymentFromPrepayment
        }
        #expect(cleared.count > 3)
        #expect(cleared.reduce(0) { $0 + $1.signedMinor } == 0)
        #expect(cleared.reduce(0) { $0 + $1.signedBookValue } == 0)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `a restructuring carries debt over for what it was worth`() throws {
        var old = try Loan.euros()
        try old.hold("90", from: "2024-01-20", through: "2024-01-31")
        try old.quote("95.4321", on: "2024-02-01")
        let out = try old.run(RestructureOut(valueTime: noon("2024-02-01")))
        let directory = try Loan.directory(on: Day(text: "2024-02-01"))
        let debts = out.movedDebt(isCapitalised: true, directory)
        // 100.56 × 95.4321
        #expect(
            debts == [
                MovedDebt(
                    amountType: "PRINCIPAL", amount: AmountText("100.56"),
                    worth: AmountText("9596.65"))
            ])
        var new = try Loan(
            product: 61, principal: "100.56", percent: "10", periods: 1, disbursed: "2024-02-01")
        new.rates = old.rates
        try new.run(RestructureIn(valueTime: noon("2024-02-01"), debts: debts))
        #expect(new.lastWorths == ["1 principal restructuring +100.56 = 9596.65"])
    }

    @Test(arguments: [
        ("one kopeck at least", "0.01", Int64(1), "0.15", "0.01"),
        ("half up", "0.03", 1, "90.50", "2.72"), ("by nominal", "200.00", 100, "52.35", "104.70"),
        ("nothing is nothing", "0.00", 1, "90", "0.00"),
    ])
    func `an amount is worth what the rate makes of it`(
        _: String, amount: String, nominal: Int64, rate: String, worth: String
    ) throws {
        let day = try Day(text: "2024-01-15")
        let rate = try ExchangeRate(of: .usd, in: .rub, from: day, nominal: nominal, text: rate)
        #expect(try rate.value(of: Money(text: amount, .usd)).text == worth)
    }
}
