import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `Corrections of a deposit` {
    @Test func `CP-65 wrong interest is reversed with plus, and only interest`() throws {
        var deposit = try Loan.deposit()
        try deposit.night(try Day(text: "2024-04-11"))
        // 100,000.00 × 8 % × 10 / 366
        #expect(deposit.balance(.depositInterest, 1) == "-218.58")
        let decision = try deposit.run(
            ReverseAccrual(
                AmountOrder(
                    valueTime: noon("2024-04-11"), amountType: "DEP_INTEREST",
                    amount: AmountText("18.58"), isOffBalance: false, reason: nil)))
        #expect(
            decision.documents.flatMap(\.operations).map(\.line) == [
                "DEP_INTEREST reversal plus empty 18.58"
            ])
        // A correction by hand is not counted: the night leaves it alone.
        try deposit.night(try Day(text: "2024-05-01"))
        #expect(deposit.balance(.depositInterest, 1) == "-637.16")
        let refusal = #expect(throws: Refusal.self) {
            try deposit.run(
                ReverseAccrual(
                    AmountOrder(
                        valueTime: noon("2024-05-01"), amountType: "DEP_PRINCIPAL",
                        amount: AmountText("1.00"), isOffBalance: false, reason: nil)))
        }
        #expect(refusal?.code == "E-POST")
    }
}

@Suite struct `Valuations of a contract that ends` {
    /// Ways to end a contract that holds 2,500.00 of one reserve and 9,000.00 of another.
    static let endings: [(String, @Sendable (inout Loan) throws -> Decision)] = [
        (
            "write-off",
            { loan in
                try loan.run(
                    WriteOffContract(
                        valueTime: noon("2018-05-01"), reason: "BANKRUPTCY", caseNumber: nil,
                        courtDay: nil))
            }
        ),
        ("restructuring", { try $0.run(RestructureOut(valueTime: noon("2018-05-01"))) }),
        (
            "repayment",
            { loan in
                try loan.pay("10300.00", on: "2018-05-01")
                return Decision(loan.history.last?.documents ?? [], .done)
            }
        ),
    ]

    @Test(arguments: `Valuations of a contract that ends`.endings)
    func `no reserve outlives its contract`(
        ending: (String, @Sendable (inout Loan) throws -> Decision)
    ) throws {
        var loan = try Loan.dueInMarch()
        try loan.set("INDIVIDUAL_UNSECURED", on: "2018-03-01")
        try loan.run(ReserveByScores(valueTime: noon("2018-04-30")))
        try loan.run(RateReserve(valueTime: noon("2018-04-30")))
        try loan.run(ReserveByRate(valueTime: noon("2018-04-30")))
        #expect(loan.balance(.reserveRegular) == "2500.00")
        #expect(loan.balance(.reserveIFRS) != "0.00")
        let decision = try ending.1(&loan)
        #expect(loan.state.status == .closed, "\(ending.0)")
        #expect(loan.balance(.reserveRegular) == "0.00")
        #expect(loan.balance(.reserveIFRS) == "0.00")
        let actions = decision.documents.flatMap(\.operations).filter {
            [.reserveIFRS, .reserveRegular].contains($0.bucket.amountType)
        }.map(\.action)
        let isUsed = ending.0 == "write-off"
        #expect(Set(actions) == [isUsed ? .writeOff : .reserveRelease])
        #expect(try loan.refolded() == loan.state)
    }
}
