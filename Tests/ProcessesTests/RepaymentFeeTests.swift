import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The fee of the bank that a payment came through. - Source: D-3.27.
@Suite struct `The repayment fee` {
    @Test func `1.5 per cent of an online payment is due at once`() throws {
        var loan = try Loan.onDueDay(product: 40)
        let paid = try loan.receive("485.08", on: "2018-05-20", bank: "ONLINE")
        try loan.run(ChargeRepaymentFee(valueTime: noon("2018-05-20"), cashFlow: paid))
        // 485.08 × 1.5 % = 7.2762
        #expect(loan.balance(.repaymentFee, 4) == "7.28")
        #expect(loan.state.dueDebt(on: try Day(text: "2018-05-20")) == 485_08 + 7_28)
        // The order of the product takes fees first: the same payment pays it.
        try loan.run(
            Repay(valueTime: noon("2018-05-20"), cashFlow: paid, booksExcess: false))
        #expect(loan.balance(.repaymentFee, 4) == "0.00")
        #expect(loan.balance(.principal, 4) == "7.28")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a payment bears the fee once, and again when the first is rolled back`() throws {
        var loan = try Loan.onDueDay(product: 40)
        let paid = try loan.receive("485.08", on: "2018-05-20", bank: "ONLINE")
        let charge = ChargeRepaymentFee(valueTime: try noon("2018-05-20"), cashFlow: paid)
        try loan.run(charge)
        #expect(loan.refusal(of: charge) == .cash(.cashFlowCharged(paid)))
        #expect(loan.state == (try loan.refolded()))
        // The next payment bears its own: 100.00 × 1.5 %.
        let next = try loan.receive("100.00", on: "2018-05-20", bank: "ONLINE")
        try loan.run(ChargeRepaymentFee(valueTime: noon("2018-05-20"), cashFlow: next))
        #expect(loan.balance(.repaymentFee, 4) == "8.78")
        // Without both, the first may be charged for again.
        loan.state = try loan.refolded(droppingLast: 2)
        #expect(loan.balance(.repaymentFee, 4) == "0.00")
        try loan.run(charge)
        #expect(loan.balance(.repaymentFee, 4) == "7.28")
    }

    @Test func `a payment that was taken back and comes again bears no second fee`() throws {
        var loan = try Loan.onDueDay(product: 40)
        let paid = try loan.receive("485.08", on: "2018-05-20", bank: "ONLINE")
        let charge = ChargeRepaymentFee(valueTime: try noon("2018-05-20"), cashFlow: paid)
        try loan.run(charge)
        try loan.run(
            Repay(valueTime: noon("2018-05-20"), cashFlow: paid, booksExcess: false))
        #expect(loan.refusal(of: charge) == .cash(.cashFlowNotOpen(paid)))
        let day = try Day(text: "2018-05-20")
        try loan.run(Restore(valueTime: noon("2018-05-20"), from: day, to: day))
        #expect(loan.state.cashFlow(paid)?.unaccepted == 485_08)
        #expect(loan.refusal(of: charge) == .cash(.cashFlowCharged(paid)))
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: [String?.none, "ACCOUNT", "DESK", "NO-SUCH-BANK"])
    func `a bank without a fee, or none, charges nothing`(bank: String?) throws {
        var loan = try Loan.onDueDay(product: 40)
        let paid = try loan.receive("485.08", on: "2018-05-20", bank: bank)
        let decision = try loan.run(
            ChargeRepaymentFee(valueTime: noon("2018-05-20"), cashFlow: paid))
        #expect(decision.outcome == .nothingToDo)
    }

    @Test(arguments: [UInt16(1), 2])
    func `a product that does not pass it on refuses it, as for consumers`(
        product: UInt16
    ) throws {
        var loan = try Loan.onDueDay(product: product)
        let paid = try loan.receive("485.08", on: "2018-05-20", bank: "ONLINE")
        let order = ChargeRepaymentFee(valueTime: try noon("2018-05-20"), cashFlow: paid)
        #expect(loan.refusal(of: order) == .product(.repaymentFeeNotOffered))
    }

    @Test func `the payment must be open, incoming and not later`() throws {
        var loan = try Loan.onDueDay(product: 40)
        let missing = ChargeRepaymentFee(
            valueTime: try noon("2018-05-20"), cashFlow: CashFlowID(rawValue: 99))
        #expect(loan.refusal(of: missing)?.code == "E-CF")
        let later = try loan.receive("1.00", on: "2018-05-22", bank: "ONLINE")
        let early = ChargeRepaymentFee(valueTime: try noon("2018-05-20"), cashFlow: later)
        #expect(loan.refusal(of: early) == .cash(.cashFlowLater(later)))
        let out = loan.addCashFlow(
            .outgoing, 100, at: try noon("2018-05-20"), bank: "ONLINE")
        let outgoing = ChargeRepaymentFee(valueTime: try noon("2018-05-20"), cashFlow: out)
        #expect(loan.refusal(of: outgoing) == .cash(.cashFlowDirection(out)))
    }

    /// A share of 1.5 % beside 10.00, from 15.00 to 40.00, in roubles.
    @Test(arguments: [
        ("100.00", 15_00), ("1000.00", 25_00), ("10000.00", 40_00),
    ])
    func `a bank may charge amounts beside its share`(paid: String, fee: Int64) throws {
        let bank = Bank(
            code: "X", name: "X", feeRate: try YearlyRate(percentText: "1.5"),
            feeAmounts: BankFeeAmounts(
                currency: .rub, fixed: 10_00, least: 15_00, most: 40_00))
        #expect(bank.fee(of: try Money(text: paid, .rub), .halfUp) == fee)
        // 1.5 % alone in another currency.
        let share = try Money(text: paid, .rub).minor * 15 / 1_000
        #expect(bank.fee(of: try Money(text: paid, .usd), .halfUp) == share)
    }
}
