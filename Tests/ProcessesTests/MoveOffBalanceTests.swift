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

    @Test func `an order before the last operation is refused`() throws {
        var loan = try unpaid(through: "2018-08-19")
        #expect(throws: Refusal.self) {
            try loan.run(MoveOffBalance(valueTime: noon("2018-08-18")))
        }
    }
}
