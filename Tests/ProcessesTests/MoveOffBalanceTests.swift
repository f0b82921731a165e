import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// The move off balance by itself; as a part of the night it is MS-15.
@Suite struct `Transfer to off-balance` {
    /// The loan of D-4.2 with tranche 4 unpaid, processed through a day.
    private func unpaid(through day: String) throws -> Loan {
        var loan = try Loan.domain42(product: 9)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-05-20", day)
        return loan
    }

    @Test func `what was overdue for less than 91 days stays`() throws {
        var loan = try unpaid(through: "2018-08-17")
        let decision = try loan.run(MoveOffBalance(valueTime: noon("2018-08-18")))
        #expect(decision.outcome == .nothingToDo)
        #expect(decision.documents.isEmpty)
        #expect(loan.balance(.interest, 4) == "123.30")
    }

    @Test func `what was overdue for 91 days goes, principal stays`() throws {
        var loan = try unpaid(through: "2018-08-18")
        // 20.05 + 91 days
        let decision = try loan.run(MoveOffBalance(valueTime: noon("2018-08-19")))
        #expect(decision.documents.map(\.type) == [.transferToOffBalance])
        let moved = decision.documents.flatMap(\.operations).map { operation in
            "\(operation.bucket.isOffBalance ? "off" : "on") \(operation.signedMinor)"
        }
        #expect(moved == ["on -12330", "off 12330"])
        #expect(loan.balance(.interest, 4, off: true) == "123.30")
        #expect(loan.balance(.principal, 4) == "361.78")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `by contract the oldest delay takes all of it, and what comes after`() throws {
        var loan = try Loan(product: 9) {
            $0.changed(
                offBalance: OffBalanceTerms(
                    moves: $0.offBalance.moves, reach: .contract, returnsOnRepayment: true))
        }
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.nights("2018-05-20", "2018-08-18")
        #expect(loan.balance(.interest, 4) == "123.30")
        try loan.night(Day(text: "2018-08-19"))
        // Tranches 5, 6 and 7 are overdue for less, and 7 still runs to 20.08.2018.
        for number in UInt16(4)...7 {
            #expect(loan.balance(.interest, number) == "0.00", "tranche \(number)")
            #expect(loan.state.balance(interest(number).offBalance) > 0, "tranche \(number)")
        }
        try loan.nights("2018-08-20", "2018-08-22")
        #expect(loan.balance(.interest, 8) == "0.00")
        #expect(loan.state.balance(interest(8).offBalance) > 0)
        // Who pays what is late is late no more: interest is born on balance again.
        let due = loan.state.dueDebt(on: try Day(text: "2018-08-22"))
        try loan.pay(loan.state.money(due).text, on: "2018-08-22")
        let off = loan.state.balance(interest(8).offBalance)
        try loan.night(Day(text: "2018-08-23"))
        #expect(loan.state.balance(interest(8).offBalance) == off)
        #expect(loan.state.balance(interest(8)) > 0)
        #expect(loan.state == (try loan.refolded()))
    }

    private func interest(_ tranche: UInt16) -> Bucket {
        Bucket(.interest, TrancheNumber(rawValue: tranche), isOffBalance: false)
    }

    @Test func `nights by contract come to what one run comes to`() throws {
        func loan() throws -> Loan {
            var loan = try Loan(product: 9) {
                $0.changed(
                    offBalance: OffBalanceTerms(
                        moves: $0.offBalance.moves, reach: .contract, returnsOnRepayment: true))
            }
            try loan.disburse()
            return loan
        }
        var nightly = try loan()
        var single = try loan()
        try nightly.nights("2018-01-21", "2018-06-30")
        try single.night(Day(text: "2018-06-30"))
        #expect(nightly.state.buckets == single.state.buckets)
    }

    @Test func `an order before the last operation is refused`() throws {
        var loan = try unpaid(through: "2018-08-19")
        #expect(throws: Refusal.self) {
            try loan.run(MoveOffBalance(valueTime: noon("2018-08-18")))
        }
    }
}
