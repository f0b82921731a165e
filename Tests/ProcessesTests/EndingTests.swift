import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Contracts that end without being repaid.
@Suite struct `Endings` {
    /// The loan of D-4.2 with instalment 4 unpaid, on the first of June.
    private func late() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-04-21", "2018-06-01")
        return loan
    }

    private func bankruptcy(
        on day: String, because reason: String = "BANKRUPTCY"
    ) throws -> WriteOffContract {
        WriteOffContract(
            valueTime: try noon(day), reason: reason, caseNumber: "A40-1/2018",
            courtDay: try Day(text: "2018-05-30"))
    }

    @Test(arguments: [
        ("BANKRUPTCY", ClosureStatus.writtenOffBankruptcy),
        ("UNCOLLECTABLE", ClosureStatus.writtenOffUncollectable),
    ])
    func `a bankruptcy writes off what had accrued by the day before`(
        reason: String, closure: ClosureStatus
    ) throws {
        var loan = try late()
        let decision = try loan.run(bankruptcy(on: "2018-06-03", because: reason))
        let document = try #require(decision.documents.first { $0.type == .writeOff })
        #expect(document.reason == ReasonCode(rawValue: reason))
        let interest = document.operations.filter { $0.bucket.amountType == .interest }
        // 10,056.07 × 14.4 % × 13 / 365 = 51.575
        #expect(interest.map(\.amount.text) == ["123.30", "51.58"])
        let penalty = document.operations.filter { $0.bucket.amountType == .penaltyOnPrincipal }
        // 361.78 × 20 % × 13 / 365 = 2.577, off balance
        #expect(penalty.map(\.amount.text) == ["2.58"])
        #expect(penalty.allSatisfy { $0.bucket.isOffBalance })
        // 10,417.85 + 123.30 + 51.58 + 2.58 is watched on.
        #expect(loan.balance(.observedDebt, off: true) == "10595.31")
        #expect(loan.state.buckets.entries.count == 1)
        #expect(loan.state.status == .closed)
        #expect(loan.state.closure == closure)
        let refolded = try loan.refolded()
        #expect(refolded == loan.state)
    }

    @Test func `interest booked ahead of the bankruptcy is given back, not written off`() throws {
        var loan = try late()
        try loan.run(
            ProcessContract(
                valueTime: noon("2018-06-01"), variant: .withAdditionalAccrual))
        #expect(loan.balance(.interest, 5) == "122.99")
        let decision = try loan.run(bankruptcy(on: "2018-06-03"))
        let given = decision.documents.flatMap(\.operations).filter { $0.action == .reversal }
        // 122.99 - 51.58
        #expect(given.map(\.amount.text) == ["71.41"])
        #expect(loan.balance(.observedDebt, off: true) == "10595.31")
    }

    @Test func `allowance and discount go with the claim they stood against`() throws {
        var loan = try late()
        let day = try Day(text: "2018-06-01")
        let reserve = DebtOperation(
            .reserveAccrual, .plus,
            Bucket(AmountType(rawValue: 31), .contract, isOffBalance: false),
            loan.state.money(5_000_00))
        loan.state = try loan.state.applying(
            [Document(.reserveIFRS, [reserve], changes: [])], at: noon("2018-06-01"),
            Loan.directory(on: day))
        let decision = try loan.run(bankruptcy(on: "2018-06-03"))
        let used = decision.documents.flatMap(\.operations).filter {
            $0.bucket.amountType == AmountType(rawValue: 31)
        }
        #expect(used.map(\.action) == [.writeOff])
        #expect(used.map(\.amount.text) == ["5000.00"])
        #expect(loan.state.buckets.entries.map(\.bucket.amountType) == [.observedDebt])
    }

    /// Day, reason, code.
    @Test(arguments: [
        ("2018-06-01", "BANKRUPTCY", "E-LOD"), ("2018-05-31", "BANKRUPTCY", "E-LOD"),
        ("2018-06-03", "ERROR", "E-REF"), ("2018-06-03", "WHIM", "E-REF"),
    ])
    func `a bankruptcy is refused`(day: String, reason: String, code: String) throws {
        var loan = try late()
        let order = try bankruptcy(on: day, because: reason)
        let refusal = #expect(throws: Refusal.self) { try loan.run(order) }
        #expect(refusal?.code == code)
    }

    @Test func `nothing moves a contract that is written off, and its credit can be refunded`()
        throws
    {
        var loan = try late()
        let received = try loan.receive("30000.00", on: "2018-06-01")
        try loan.run(
            Repay(valueTime: noon("2018-06-01"), cashFlow: received, booksExcess: true))
        // 30,000.00 - (361.78 + 123.30 + 2.38)
        #expect(loan.balance(.overpayment) == "-29512.54")
        try loan.run(bankruptcy(on: "2018-06-03"))
        let again = #expect(throws: Refusal.self) { try loan.run(bankruptcy(on: "2018-06-04")) }
        #expect(again?.code == "E-STATE")
        let paid = loan.addCashFlow(.outgoing, 29_512_54, at: try noon("2018-06-05"))
        try loan.run(Refund(valueTime: noon("2018-06-05"), cashFlow: paid))
        #expect(loan.balance(.overpayment) == "0.00")
        #expect(loan.state.status == .closed)
    }
}

/// CP-15: the client's own money goes back to him.
@Suite struct `Refunds` {
    /// A loan with 1,000.00 of overpayment and 152.83 + 362.09 of prepayments.
    private func credited() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        let more = try loan.receive("1485.08", on: "2018-05-20")
        try loan.run(Repay(valueTime: noon("2018-05-20"), cashFlow: more, booksExcess: true))
        let early = try loan.receive("514.92", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: early))
        #expect(loan.state.credit == 1_514_92)
        return loan
    }

    @Test func `overpayment goes first, then interest, then principal`() throws {
        var loan = try credited()
        let paid = loan.addCashFlow(.outgoing, 1_200_00, at: try noon("2018-05-21"))
        let decision = try loan.run(Refund(valueTime: noon("2018-05-21"), cashFlow: paid))
        let document = try #require(decision.documents.first)
        #expect(document.type == .refund)
        #expect(
            document.operations.map(\.bucket.amountType) == [
                .overpayment, .prepaymentForInterest, .prepaymentForPrincipal,
            ])
        // 1,200.00 - 1,000.00 - 152.83
        #expect(document.operations.map(\.amount.text) == ["1000.00", "152.83", "47.17"])
        #expect(loan.balance(.prepaymentForPrincipal) == "-314.92")
        #expect(loan.state.cashFlows.isEmpty)
    }

    @Test func `no more is refunded than stands to his credit`() throws {
        var loan = try credited()
        let paid = loan.addCashFlow(.outgoing, 1_514_93, at: try noon("2018-05-21"))
        let order = Refund(valueTime: try noon("2018-05-21"), cashFlow: paid)
        #expect(
            throws: Refusal.amount(
                .exceedsCredit(
                    available: loan.state.money(1_514_92), wanted: loan.state.money(1_514_93)))
        ) { try loan.run(order) }
    }

    @Test func `a refund needs an outgoing cash flow`() throws {
        var loan = try credited()
        let received = try loan.receive("1.00", on: "2018-05-21")
        for id in [received, CashFlowID(rawValue: 99)] {
            let order = Refund(valueTime: try noon("2018-05-21"), cashFlow: id)
            let refusal = #expect(throws: Refusal.self) { try loan.run(order) }
            #expect(refusal?.code == "E-CF")
        }
    }
}

/// Payments that were none of the contract.
@Suite struct `Voids of payments` {
    @Test func `let a payment go that is laid over no debt`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let before = loan.state.buckets
        let typed = try loan.receive("4850.80", on: "2018-02-20")
        let order = VoidPayment(valueTime: try noon("2018-02-20"), cashFlow: typed)
        let decision = try loan.run(order)
        #expect(decision.documents.map(\.type) == [.paymentVoid])
        #expect(decision.documents.flatMap(\.operations).isEmpty)
        #expect(loan.state.cashFlow(typed) == nil && loan.state.buckets == before)
        #expect(#expect(throws: Refusal.self) { try loan.run(order) }?.code == "E-CF")
    }

    @Test func `are refused while something is laid out of it, and before its day`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let paid = try loan.receive("20000.00", on: "2018-02-20")
        let early = VoidPayment(valueTime: try noon("2018-02-19"), cashFlow: paid)
        #expect(#expect(throws: Refusal.self) { try loan.run(early) }?.code == "E-CF")
        try loan.run(Repay(valueTime: noon("2018-02-20"), cashFlow: paid, booksExcess: false))
        let order = VoidPayment(valueTime: try noon("2018-02-20"), cashFlow: paid)
        #expect(#expect(throws: Refusal.self) { try loan.run(order) }?.code == "E-CF")
    }

    @Test func `of a loan that is not paid out leave it to be`() throws {
        var loan = try Loan.domain42(product: 1)
        let typed = try loan.receive("100.00", on: "2018-01-19")
        let morning = ValueTime.start(of: try Day(text: "2018-01-20"))
        try loan.run(VoidPayment(valueTime: morning, cashFlow: typed))
        #expect(loan.state.status == .forIssue && loan.state.cashFlows.isEmpty)
        try loan.disburse()
        #expect(loan.state.status == .active)
    }
}

/// Money that comes when nothing is owed any more.
@Suite struct `Overpayments of closed contracts` {
    private func repaid() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let paid = try loan.receive("20000.00", on: "2018-01-25")
        try loan.run(RepayEarly(valueTime: noon("2018-01-25"), cashFlow: paid, request: .full))
        #expect(loan.state.status == .closed)
        return loan
    }

    @Test func `become the client's credit`() throws {
        var loan = try repaid()
        let credit = loan.state.credit
        let more = try loan.receive("485.08", on: "2018-02-20")
        let decision = try loan.run(Overpay(valueTime: noon("2018-02-20"), cashFlow: more))
        #expect(decision.documents.map(\.type) == [.overpayment])
        #expect(loan.state.credit == credit + 485_08)
        #expect(loan.state.status == .closed && loan.state.cashFlow(more) == nil)
    }

    @Test func `are none while the contract runs`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        let more = try loan.receive("485.08", on: "2018-02-20")
        let order = Overpay(valueTime: try noon("2018-02-20"), cashFlow: more)
        #expect(#expect(throws: Refusal.self) { try loan.run(order) }?.code == "E-STATE")
    }
}
