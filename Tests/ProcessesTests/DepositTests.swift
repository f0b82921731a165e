import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `Deposits` {
    let directory: Directory

    init() throws { directory = try Loan.directory(on: Day(text: "2024-05-01")) }

    @Test func `MS-19 the signs of a deposit are mirrored`() throws {
        var deposit = try Loan.deposit()
        #expect(
            deposit.history[0].documents.flatMap(\.operations).map(\.line) == [
                "DEP_PRINCIPAL disbursement minus bank 100000.00"
            ])
        try deposit.night(try Day(text: "2024-05-01"))
        // 100,000.00 × 8 % × 30 / 366 = 655.737…
        #expect(
            deposit.history[1].documents.flatMap(\.operations).map(\.line) == [
                "DEP_INTEREST accrual minus empty 655.74"
            ])
        #expect(deposit.balance(.depositPrincipal, 1) == "-100000.00")
        #expect(deposit.balance(.depositInterest, 1) == "-655.74")
        let decision = try deposit.payOut("100655.74", on: "2024-05-01")
        #expect(
            decision.documents.flatMap(\.operations).map(\.line) == [
                "DEP_INTEREST repayment plus bank 655.74",
                "DEP_PRINCIPAL repayment plus bank 100000.00",
            ])
        #expect(deposit.state.closure == .repaid)
        #expect(deposit.state.buckets.isEmpty)
        #expect(try deposit.refolded() == deposit.state)
    }

    @Test func `nights and one run of a deposit book the same to the kopeck`() throws {
        var once = try Loan.deposit()
        var nightly = once
        try nightly.nights("2024-04-02", "2024-05-01")
        try once.night(try Day(text: "2024-05-01"))
        #expect(nightly.state.buckets == once.state.buckets)
        #expect(nightly.state.counters == once.state.counters)
        // After its end a deposit bears no interest.
        try once.night(try Day(text: "2024-06-01"))
        #expect(once.balance(.depositInterest, 1) == "-655.74")
        #expect(once.state.quiet == nil)
    }

    @Test func `before it is due nothing is paid out, and what is left stays with the flow`()
        throws
    {
        var deposit = try Loan.deposit()
        let early = try deposit.payOut("100.00", on: "2024-04-15")
        #expect(early.documents.map(\.type) == [.interestAccrual])
        let paid = try #require(deposit.state.cashFlows.first)
        #expect(paid.unaccepted == 100_00)
        try deposit.payOut("100600.00", on: "2024-05-01")
        #expect(deposit.balance(.depositPrincipal, 1) == "-55.74")
        try deposit.run(PayOutDeposit(valueTime: noon("2024-05-02"), cashFlow: paid.id))
        #expect(deposit.state.status == .closed)
        // 100.00 were paid for 55.74: the rest waits on the cash flow.
        #expect(deposit.state.cashFlow(paid.id)?.unaccepted == 44_26)
    }

    /// Days, what accrues on what, the tax of 13 % in whole roubles, what becomes principal.
    static let months: [(day: String, interest: String, tax: String, principal: String)] = [
        // 100,000.00 × 8 % × 31 / 365 = 679.45; 88.33; 591.45
        ("2023-02-20", "679.45", "88.00", "-100591.45"),
        // 100,591.45 × 8 % × 28 / 365 = 617.33; 80.25; 537.33
        ("2023-03-20", "617.33", "80.00", "-101128.78"),
    ]

    @Test func `CP-63, CP-64 interest becomes principal, less the tax`() throws {
        var deposit = try Loan.capitalised()
        for month in `Deposits`.months {
            try deposit.night(try Day(text: month.day))
            let documents = try #require(deposit.history.last?.documents)
            #expect(documents.map(\.type) == [.interestAccrual, .repayment, .scheduleChange])
            let lines = documents[1].operations.map(\.line)
            #expect(lines.first == "DEP_PIT accrual plus empty \(month.tax)")
            #expect(lines.contains("DEP_INTEREST repayment plus empty \(month.tax)"))
            #expect(lines.contains("DEP_PIT repayment minus empty \(month.tax)"))
            #expect(documents[0].operations.map(\.amount.text) == [month.interest])
            #expect(deposit.balance(.depositPrincipal, 3) == month.principal)
            #expect(deposit.balance(.depositTax) == "0.00")
        }
        #expect(deposit.balance(.depositInterest, 1) == "0.00")
        // The plan knows what the larger principal will bear: 31 days on 101,128.78.
        #expect(deposit.state.schedule?.last.interest == 687_12)
        #expect(deposit.state.schedule?.last.principal == 101_128_78)
        // At the end nothing is capitalised: 687.12 less 89.00 and the principal are paid.
        try deposit.night(try Day(text: "2023-04-20"))
        #expect(deposit.balance(.depositInterest, 3) == "-687.12")
        try deposit.payOut("101726.90", on: "2023-04-20")
        #expect(deposit.state.closure == .repaid)
        #expect(try deposit.refolded() == deposit.state)
    }

    @Test func `nights capitalise what one run for each month does`() throws {
        var nightly = try Loan.capitalised()
        try nightly.nights("2023-01-21", "2023-04-20")
        #expect(nightly.balance(.depositPrincipal, 3) == "-101128.78")
        #expect(nightly.balance(.depositInterest, 3) == "-687.12")
    }

    @Test func `interest that bears tax is paid out whole or not at all`() throws {
        var deposit = try Loan.capitalised()
        try deposit.nights("2023-02-20", "2023-02-20")
        try deposit.nights("2023-03-20", "2023-03-20")
        try deposit.night(try Day(text: "2023-04-20"))
        let before = deposit.state
        let paid = try deposit.paying("598.11", on: "2023-04-20")
        // 687.12 less 13 %, 89.33, in whole roubles: 598.12
        let expected = Refusal.cash(
            .cashFlowAmount(
                paid, amount: before.money(598_11), expected: before.money(598_12)))
        #expect(throws: expected) {
            try deposit.run(PayOutDeposit(valueTime: noon("2023-04-20"), cashFlow: paid))
        }
        let decision = try deposit.payOut("598.12", on: "2023-04-20")
        #expect(decision.outcome == .done)
        #expect(deposit.balance(.depositInterest, 3) == "0.00")
        #expect(deposit.balance(.depositPrincipal, 3) == "-101128.78")
    }

    @Test func `CP-65 an early end pays unpaid interest at the lower rate`() throws {
        var deposit = try Loan.capitalised()
        try deposit.night(try Day(text: "2023-02-20"))
        // 100,591.45 × 8 % × 10 / 365 = 220.47; at 0.1 % it is 220.47 / 80 = 2.76
        let paid = try deposit.paying("100594.21", on: "2023-03-02")
        let decision = try deposit.run(
            EndDepositEarly(valueTime: noon("2023-03-02"), cashFlow: paid))
        let types = decision.documents.map(\.type)
        #expect(types == [.interestAccrual, .interestAccrual, .repayment, .closing])
        #expect(
            decision.documents.flatMap(\.operations).map(\.line) == [
                "DEP_INTEREST accrual minus empty 220.47",
                "DEP_INTEREST reversal plus empty 217.71",
                // A tax of 0.36 is none in whole roubles.
                "DEP_INTEREST repayment plus bank 2.76",
                "DEP_PRINCIPAL repayment plus bank 100591.45",
            ])
        #expect(deposit.state.closure == .repaidEarly)
        #expect(try deposit.refolded() == deposit.state)
    }

    @Test func `an early end is refused with what is owed, or at all`() throws {
        var deposit = try Loan.capitalised()
        let paid = try deposit.paying("100000.00", on: "2023-01-30")
        let money = deposit.state.money
        // 100,000.00 × 8 % × 10 / 365 = 219.18, an eightieth of it 2.74
        #expect(
            throws: Refusal.cash(
                .cashFlowAmount(
                    paid, amount: money(100_000_00), expected: money(100_002_74)))
        ) {
            try deposit.run(EndDepositEarly(valueTime: noon("2023-01-30"), cashFlow: paid))
        }
        #expect(throws: Refusal.product(.earlyEndNotAllowed)) {
            try deposit.run(EndDepositEarly(valueTime: noon("2023-04-20"), cashFlow: paid))
        }
        var fixed = try Loan.deposit()
        let out = try fixed.paying("100000.00", on: "2024-04-10")
        #expect(throws: Refusal.product(.earlyEndNotAllowed)) {
            try fixed.run(EndDepositEarly(valueTime: noon("2024-04-10"), cashFlow: out))
        }
    }

    @Test func `a deposit is placed once, with its very amount, from an incoming cash flow`()
        throws
    {
        var deposit = try Loan(
            product: 16, principal: "100000.00", percent: "8", periods: 1,
            disbursed: "2024-04-01")
        let time = try noon("2024-04-01")
        let less = deposit.addCashFlow(.incoming, 99_999_99, at: time)
        let money = deposit.state.money
        #expect(
            throws: Refusal.cash(
                .cashFlowAmount(
                    less, amount: money(99_999_99), expected: money(100_000_00)))
        ) { try deposit.run(PlaceDeposit(valueTime: time, cashFlow: less)) }
        let out = deposit.addCashFlow(.outgoing, 100_000_00, at: time)
        #expect(throws: Refusal.cash(.cashFlowDirection(out))) {
            try deposit.run(PlaceDeposit(valueTime: time, cashFlow: out))
        }
        let none = CashFlowID(rawValue: 77)
        #expect(throws: Refusal.cash(.cashFlowNotOpen(none))) {
            try deposit.run(PlaceDeposit(valueTime: time, cashFlow: none))
        }
        let right = deposit.addCashFlow(.incoming, 100_000_00, at: time)
        try deposit.run(PlaceDeposit(valueTime: time, cashFlow: right))
        #expect(throws: Refusal.state(.alreadyDisbursed)) {
            try deposit.run(PlaceDeposit(valueTime: time, cashFlow: right))
        }
    }

    @Test func `a pay-out takes an outgoing cash flow`() throws {
        var deposit = try Loan.deposit()
        let received = deposit.addCashFlow(.incoming, 1, at: try noon("2024-05-01"))
        #expect(throws: Refusal.cash(.cashFlowDirection(received))) {
            try deposit.run(PayOutDeposit(valueTime: noon("2024-05-01"), cashFlow: received))
        }
    }

    @Test func `processes of deposits leave loans alone, and those of loans deposits`() throws {
        var loan = try Loan.dueInMarch()
        let time = try noon("2018-03-01")
        let flow = CashFlowID(rawValue: 1)
        let orders: [any DebtProcess] = [
            PlaceDeposit(valueTime: time, cashFlow: flow),
            PayOutDeposit(valueTime: time, cashFlow: flow),
            CapitaliseInterest(valueTime: time),
            EndDepositEarly(valueTime: time, cashFlow: flow),
        ]
        for order in orders {
            #expect(throws: Refusal.state(.otherKind(.credit, expected: .deposit))) {
                try loan.run(order)
            }
        }
        var deposit = try Loan.deposit()
        let offset = OffsetPrepayment(valueTime: try noon("2024-04-10"), reach: .early)
        try deposit.run(offset)
        #expect(deposit.state.status == .active)
    }

    @Test func `interest is capitalised by order where the product pays it out`() throws {
        var deposit = try Loan(
            product: 16, principal: "100000.00", percent: "8", periods: 2,
            disbursed: "2023-01-20")
        try deposit.place()
        let nothing = try deposit.run(CapitaliseInterest(valueTime: noon("2023-02-19")))
        #expect(nothing.documents.map(\.type) == [.interestAccrual])
        try deposit.run(CapitaliseInterest(valueTime: noon("2023-02-20")))
        // 100,000.00 × 8 % × 31 / 365 = 679.45, no tax
        #expect(deposit.balance(.depositPrincipal, 2) == "-100679.45")
    }

    /// MS-20 on deposits, and halves of pairs.
    static let wrong: [(AmountType, ActionType, Sign, PaymentType, code: String)] = [
        (.depositInterest, .accrual, .plus, .empty, "E-POST"),
        (.depositPrincipal, .repayment, .minus, .bank, "E-POST"),
        (.depositPrincipal, .reversal, .plus, .empty, "E-POST"),
        (.depositInterest, .accrual, .minus, .bank, "E-PAY"),
        (.depositPrincipal, .repayment, .plus, .empty, "E-PAY"),
        (.depositInterest, .repayment, .plus, .empty, "E-POST"),
        (.depositPrincipal, .accrual, .minus, .empty, "E-POST"),
    ]

    @Test(arguments: `Deposits`.wrong)
    func `what no deposit may book is refused`(
        wrong: (AmountType, ActionType, Sign, PaymentType, code: String)
    ) throws {
        var deposit = try Loan.deposit()
        try deposit.night(try Day(text: "2024-05-01"))
        let bucket = Bucket(wrong.0, TrancheNumber(rawValue: 1), isOffBalance: false)
        let operation = DebtOperation(
            action: wrong.1, sign: wrong.2, payment: wrong.3, bucket: bucket,
            amount: deposit.state.money(1), cashFlow: nil)
        let document = Document(.manualCorrection, [operation], changes: [])
        let refusal = #expect(throws: Refusal.self) {
            try deposit.state.applying([document], at: noon("2024-05-01"), directory)
        }
        #expect(refusal?.code == wrong.code)
    }
}
