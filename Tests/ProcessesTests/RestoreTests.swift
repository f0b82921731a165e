import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// D-4.3: an error of May put right on the first of June.
@Suite struct `Restore and redemption reaccept` {
    private let firstOfJune = "2018-06-01"

    private func correctly() throws -> Loan {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        return loan
    }

    /// O1 to O9: a penalty nobody owed took 18.09 of the fourth instalment.
    private func erroneous() throws -> Loan {
        var loan = try correctly()
        try loan.nights("2018-04-21", "2018-05-13")
        try loan.run(
            CorrectByHand(
                valueTime: noon("2018-05-14"), amountType: "PEN_PRINCIPAL",
                amount: AmountText("18.09"), tranche: TrancheNumber(rawValue: 3),
                isOffBalance: false))
        try loan.nights("2018-05-15", "2018-05-20")
        try loan.pay("485.08", on: "2018-05-20")
        try loan.nights("2018-05-21", "2018-06-01")
        return loan
    }

    private var restore: Restore {
        get throws {
            Restore(
                valueTime: try noon(firstOfJune), from: try Day(text: "2018-06-01"),
                to: try Day(text: "2018-05-20"))
        }
    }

    private func reaccept(_ type: String, _ amount: String) throws -> Reaccept {
        Reaccept(
            valueTime: try noon(firstOfJune), cashFlow: CashFlowID(rawValue: 5),
            amountType: type, amount: AmountText(amount))
    }

    private func writeOff(_ amount: String, isOffBalance: Bool) throws -> WriteOff {
        WriteOff(
            AmountOrder(
                valueTime: try noon(firstOfJune), amountType: "PEN_PRINCIPAL",
                amount: AmountText(amount), isOffBalance: isOffBalance, reason: "ERROR"))
    }

    /// O13 and O14.
    private func removePenalties(_ loan: inout Loan) throws {
        try loan.run(writeOff("18.09", isOffBalance: false))
        try loan.run(writeOff("0.12", isOffBalance: true))
    }

    @Test func `the error took 18.09 of the principal, which went overdue`() throws {
        let loan = try erroneous()
        // 361.78 - (485.08 - 18.09 - 123.30)
        #expect(loan.balance(.principal, 4) == "18.09")
        #expect(loan.balance(.interest, 4) == "0.00")
        // 10,056.07 at 14.4 % for 12 days
        #expect(loan.balance(.interest, 5) == "47.61")
        #expect(loan.balance(.penaltyOnPrincipal, 3) == "0.00")
        // 18.09 at 20 % for 12 days
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "0.12")
        #expect(loan.state.cashFlows.isEmpty)
    }

    @Test func `step 1 gives back what the payment had taken`() throws {
        var loan = try erroneous()
        let decision = try loan.run(restore)
        let document = try #require(decision.documents.last)
        #expect(document.operations.map(\.amount.text) == ["343.69", "123.30", "18.09"])
        #expect(
            document.operations.allSatisfy {
                $0.action == .restore && $0.payment == .empty && $0.restores != nil
            })
        #expect(loan.balance(.principal, 4) == "361.78")
        #expect(loan.balance(.interest, 4) == "123.30")
        #expect(loan.balance(.penaltyOnPrincipal, 3) == "18.09")
        #expect(loan.state.cashFlows.map(\.unaccepted) == [485_08])
        #expect(loan.state.restoreOpen == 485_08)
    }

    @Test func `step 2 writes the penalties off, of the tranches they were charged on`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        #expect(
            throws: Refusal.amount(
                .exceedsAvailable(
                    .penaltyOnPrincipal, isOffBalance: false, available: loan.state.money(18_09),
                    wanted: loan.state.money(18_10)))
        ) { try loan.run(writeOff("18.10", isOffBalance: false)) }
        let first = try loan.run(writeOff("18.09", isOffBalance: false)).documents
        let second = try loan.run(writeOff("0.12", isOffBalance: true)).documents
        let operations = (first + second).flatMap(\.operations)
        #expect(operations.map(\.bucket.tranche.rawValue) == [3, 4])
        #expect(operations.map(\.bucket.isOffBalance) == [false, true])
        // Posted to the correction of prior-period errors.
        #expect((first + second).map(\.reason?.rawValue) == ["ERROR", "ERROR"])
        #expect(loan.state.restoreOpen == 485_08)
    }

    @Test func `after step 3 every bucket is that of the twin that was paid correctly`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        try removePenalties(&loan)
        try loan.run(reaccept("INTEREST", "123.30"))
        #expect(loan.state.restoreOpen == 361_78)
        try loan.run(reaccept("PRINCIPAL", "361.78"))
        #expect(loan.state.restoreOpen == 0)

        var twin = try correctly()
        try twin.nights("2018-04-21", "2018-05-20")
        try twin.pay("485.08", on: "2018-05-20")
        try twin.nights("2018-05-21", "2018-06-01")
        #expect(loan.state.buckets == twin.state.buckets)
        #expect(loan.state.cashFlows == twin.state.cashFlows)
        #expect(loan.balance(.interest, 5) == "47.61")

        try loan.night(try Day(text: "2018-06-20"))
        try twin.night(try Day(text: "2018-06-20"))
        #expect(loan.state.buckets == twin.state.buckets)
        #expect(loan.state.counters == twin.state.counters)
    }

    @Test func `N12 the days may be given in either order`() throws {
        let loan = try erroneous()
        let given = try restore
        var swapped = loan
        try swapped.run(Restore(valueTime: given.valueTime, from: given.to, to: given.from))
        var straight = loan
        try straight.run(given)
        #expect(swapped.state == straight.state)
    }

    @Test func `N10 what is restored already is not restored again`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        let day = try Day(text: "2018-05-20")
        #expect(throws: Refusal.amount(.nothing(to: "restore between 2018-05-20 and 2018-05-20"))) {
            try loan.run(Restore(valueTime: noon(firstOfJune), from: day, to: day))
        }
    }

    @Test func `N11 what was accepted again is restored again`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        try removePenalties(&loan)
        try loan.run(reaccept("INTEREST", "123.30"))
        try loan.run(reaccept("PRINCIPAL", "361.78"))
        try loan.run(restore)
        #expect(loan.balance(.principal, 4) == "361.78")
        #expect(loan.balance(.interest, 4) == "123.30")
        #expect(loan.state.restoreOpen == 485_08)
    }

    @Test func `N6 and N7 a reaccept moves no cash and no more than is due`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        #expect(
            throws: Refusal.amount(
                .exceedsAvailable(
                    .principal, isOffBalance: false, available: loan.state.money(361_78),
                    wanted: loan.state.money(361_79)))
        ) {
            try loan.run(reaccept("PRINCIPAL", "361.79"))
        }
        #expect(throws: Refusal.cash(.cashFlowNotOpen(CashFlowID(rawValue: 4)))) {
            try loan.run(
                Reaccept(
                    valueTime: noon(firstOfJune), cashFlow: CashFlowID(rawValue: 4),
                    amountType: "PRINCIPAL", amount: AmountText("1.00")))
        }
        #expect(throws: Refusal.directory(.unknownCode(.amountType, "PENALTY"))) {
            try loan.run(reaccept("PENALTY", "1.00"))
        }
    }

    @Test func `while restored money waits, only corrections are let through`() throws {
        var loan = try erroneous()
        try loan.run(restore)
        let open = loan.state.money(485_08)
        #expect(throws: Refusal.state(.restoreOpen(open, action: "interestAccrual"))) {
            try loan.night(try Day(text: "2018-06-02"))
        }
        #expect(throws: Refusal.state(.restoreOpen(open, action: "interestAccrual"))) {
            try loan.pay("1.00", on: "2018-06-02")
        }
    }

    @Test func `a prepayment and its offset come back as they were`() throws {
        var loan = try correctly()
        let cashFlow = try loan.receive("1000.00", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: cashFlow))
        try loan.night(try Day(text: "2018-06-20"), .withPrepaymentOffset)
        #expect(loan.balance(.principal, 5) == "0.00")
        try loan.run(
            Restore(
                valueTime: noon("2018-06-21"), from: Day(text: "2018-06-21"),
                to: Day(text: "2018-05-20")))
        #expect(loan.balance(.prepaymentForPrincipal) == "0.00")
        #expect(loan.balance(.prepaymentForInterest) == "0.00")
        #expect(loan.balance(.principal, 5) == "362.09")
        #expect(loan.balance(.principal, 4) == "361.78")
        #expect(loan.state.restoreOpen == 1_000_00)
    }

    @Test func `debt that a payment brought back on balance goes off balance again`() throws {
        var loan = try Loan.domain42(product: 9)
        try loan.disburse()
        try loan.nights("2018-02-20", "2018-05-25")
        let before = loan.state.buckets
        try loan.pay("100.00", on: "2018-05-25")
        #expect(loan.state.buckets != before)
        try loan.run(
            Restore(
                valueTime: noon("2018-05-25"), from: Day(text: "2018-05-25"),
                to: Day(text: "2018-05-25")))
        #expect(loan.state.buckets == before)
    }

    @Test func `a window without payments has nothing to restore`() throws {
        var loan = try correctly()
        let day = try Day(text: "2018-04-25")
        #expect(throws: Refusal.amount(.nothing(to: "restore between 2018-04-21 and 2018-04-25"))) {
            try loan.run(
                Restore(valueTime: noon("2018-04-25"), from: day, to: Day(text: "2018-04-21")))
        }
    }
}
