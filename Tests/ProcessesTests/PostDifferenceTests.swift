import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// What a late fact changes, posted in an open period: taken back, reversed, accepted anew.
@Suite struct `The difference of a late fact` {
    private let firstOfJune = "2018-06-01"

    private func correctly() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-04-21", "2018-05-13")
        return loan
    }

    /// A penalty that nobody owed took 18.09 of the instalment of May, which went overdue by it.
    private func erroneous() throws -> Loan {
        var loan = try correctly()
        try loan.run(
            CorrectByHand(
                valueTime: noon("2018-05-14"), amountType: "PEN_PRINCIPAL",
                amount: AmountText("18.09"), tranche: tranche(3), isOffBalance: false))
        try loan.nights("2018-05-15", "2018-05-20")
        try loan.pay("485.08", on: "2018-05-20")
        try loan.nights("2018-05-21", firstOfJune)
        return loan
    }

    /// May is not paid; the nights have run through the first of June.
    private func unpaid() throws -> Loan {
        var loan = try correctly()
        try loan.nights("2018-05-14", firstOfJune)
        return loan
    }

    /// Type, tranche and amount; those off balance say so.
    private func part(
        _ type: String, _ number: UInt16, _ amount: String, off: Bool = false
    ) -> DifferencePart {
        DifferencePart(
            amountType: type, tranche: tranche(number), isOffBalance: off,
            amount: AmountText(amount))
    }

    private func accepted(
        _ flow: Int64, _ type: String, _ number: UInt16, _ amount: String
    ) -> AcceptedPart {
        AcceptedPart(
            cashFlow: CashFlowID(rawValue: flow), part: part(type, number, amount))
    }

    private func difference(
        restoring: [OperationID] = [], reversing: [DifferencePart] = [],
        accepting: [AcceptedPart] = [], on day: String = "2018-06-01"
    ) throws -> PostDifference {
        PostDifference(
            valueTime: try noon(day), cause: "a penalty of May", restores: restoring,
            reversals: reversing, acceptances: accepting)
    }

    /// What the payment of May did, newest first.
    private func payment(in loan: Loan) -> [OperationID] {
        loan.past.operations.filter { $0.operation.cashFlow == CashFlowID(rawValue: 5) }
            .map(\.id).reversed()
    }

    /// The whole difference between the contract and its twin without the penalty.
    private func correction(of loan: Loan) throws -> PostDifference {
        try difference(
            restoring: payment(in: loan),
            // 18.09 by hand, and its 12 days at 20 %.
            reversing: [
                part("PEN_PRINCIPAL", 3, "18.09"), part("PEN_PRINCIPAL", 4, "0.12", off: true),
            ],
            accepting: [
                accepted(5, "INTEREST", 4, "123.30"), accepted(5, "PRINCIPAL", 4, "361.78"),
            ])
    }

    @Test func `what is left is what the twin has that never had the fact`() throws {
        var loan = try erroneous()
        let decision = try loan.run(correction(of: loan))
        #expect(decision.documents.map(\.type) == [.restore, .reversal, .reaccept])
        var twin = try correctly()
        try twin.nights("2018-05-14", "2018-05-20")
        try twin.pay("485.08", on: "2018-05-20")
        try twin.nights("2018-05-21", firstOfJune)
        #expect(loan.state.buckets == twin.state.buckets)
        #expect(loan.state.cashFlows.isEmpty && loan.state.restoreOpen == 0)
        try loan.night(try Day(text: "2018-06-20"))
        try twin.night(try Day(text: "2018-06-20"))
        #expect(loan.state.buckets == twin.state.buckets)
    }

    @Test func `a rollback gives the contract before it`() throws {
        var loan = try erroneous()
        let before = loan.state
        try loan.run(correction(of: loan))
        #expect(try loan.refolded(droppingLast: 1) == before)
        #expect(try loan.refolded() == loan.state)
    }

    @Test func `a late payment is laid over debt, and the rest is the client's`() throws {
        var loan = try unpaid()
        _ = try loan.receive("500.00", on: firstOfJune)
        // 500.00 - 361.78 - 123.30
        let decision = try loan.run(
            difference(accepting: [
                accepted(5, "INTEREST", 4, "123.30"), accepted(5, "PRINCIPAL", 4, "361.78"),
                accepted(5, "OVERPAYMENT", 0, "10.00"), accepted(5, "PREPAY_PRINCIPAL", 0, "4.92"),
            ]))
        #expect(decision.documents.map(\.type) == [.repayment, .overpayment, .prepayment])
        #expect(loan.balance(.principal, 4) == "0.00" && loan.balance(.interest, 4) == "0.00")
        #expect(loan.balance(.overpayment) == "-10.00")
        #expect(loan.balance(.prepaymentForPrincipal) == "-4.92")
        #expect(loan.state.cashFlows.isEmpty)
    }

    @Test func `a contract that owes nothing any more is closed`() throws {
        var loan = try Loan(
            product: 7, principal: "100.00", percent: "0", periods: 1, disbursed: "2018-01-20")
        try loan.disburse()
        _ = try loan.receive("100.00", on: "2018-02-20")
        let decision = try loan.run(
            difference(accepting: [accepted(2, "PRINCIPAL", 1, "100.00")], on: "2018-02-20"))
        #expect(decision.documents.map(\.type) == [.repayment, .closing])
        #expect(loan.state.status == .closed && loan.state.buckets.isEmpty)
    }

    @Test func `no difference is nothing to do`() throws {
        var loan = try unpaid()
        #expect(try loan.run(difference()).outcome == .nothingToDo)
    }

    /// What is posted on a contract with 361.78 + 123.30 due, and what is said to it.
    @Test func `a difference that does not fit the contract is refused`() throws {
        var loan = try unpaid()
        _ = try loan.receive("100.00", on: firstOfJune)
        let money = { loan.state.money($0) }
        let refused: [(PostDifference, Refusal)] = [
            (
                try difference(restoring: [OperationID(rawValue: 999)]),
                .operation(.operationNotLive(OperationID(rawValue: 999)))
            ),
            (
                try difference(reversing: [part("INTEREST", 4, "123.31")]),
                .amount(
                    .exceedsBalance(
                        Bucket(.interest, tranche(4), isOffBalance: false), balance: money(123_30),
                        movedBy: money(-123_31)))
            ),
            (
                try difference(reversing: [part("WHIM", 4, "1.00")]),
                .directory(.unknownCode(.amountType, "WHIM"))
            ),
            (try difference(reversing: [part("INTEREST", 4, "0.00")]), .amount(.amountNotPositive)),
            (
                try difference(accepting: [accepted(9, "INTEREST", 4, "1.00")]),
                .cash(.cashFlowNotOpen(CashFlowID(rawValue: 9)))
            ),
            (
                try difference(accepting: [accepted(5, "INTEREST", 4, "100.01")]),
                .cash(
                    .cashFlowExceeded(
                        CashFlowID(rawValue: 5), unaccepted: money(100_00), wanted: money(100_01)))
            ),
            (
                try difference(on: "2018-05-20"),
                .day(
                    .beforeLastOperation(
                        try noon("2018-05-20"), last: .night(of: try Day(text: firstOfJune))))
            ),
        ]
        for (order, refusal) in refused { #expect(loan.refusal(of: order) == refusal) }
    }

    @Test func `what was taken back once is not taken back again`() throws {
        var loan = try erroneous()
        let payment = payment(in: loan)
        try loan.run(correction(of: loan))
        let again = try difference(restoring: [payment[0]])
        #expect(loan.refusal(of: again) == .operation(.operationNotLive(payment[0])))
    }
}
