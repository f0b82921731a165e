import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Prepaid interest becomes prepaid principal, whole and at once.
@Suite struct `Transfer of a prepayment` {
    /// 514.92 is prepaid on the day of the fourth instalment, 152.83 of it for interest.
    private func prepaid() throws -> Loan {
        var loan = try Loan.onDueDay(product: 1)
        let more = try loan.receive("1000.00", on: "2018-05-20")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-20"), cashFlow: more))
        return loan
    }

    @Test func `all that is prepaid for interest goes to principal`() throws {
        var loan = try prepaid()
        let interest = -loan.state.balance(
            Bucket(.prepaymentForInterest, .contract, isOffBalance: false))
        // 1,000.00 - 485.08
        #expect(interest > 0 && loan.state.credit == 514_92)
        let decision = try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        #expect(decision.documents.map(\.type) == [.prepaymentTransfer])
        #expect(
            decision.documents.flatMap(\.operations).map(\.amount.minor) == [interest, interest])
        #expect(loan.balance(.prepaymentForInterest) == "0.00")
        #expect(loan.balance(.prepaymentForPrincipal) == "-514.92")
    }

    @Test func `a second transfer finds nothing, and so does one without a prepayment`() throws {
        var loan = try prepaid()
        try loan.run(TransferPrepayment(valueTime: noon("2018-05-20")))
        var other = try Loan.onDueDay(product: 1)
        let order = TransferPrepayment(valueTime: try noon("2018-05-21"))
        #expect(try loan.run(order).outcome == .nothingToDo)
        #expect(try other.run(order).outcome == .nothingToDo)
    }

    @Test func `a contract that is not serviced, and a day gone by, are refused`() throws {
        let order = TransferPrepayment(valueTime: try noon("2018-05-19"))
        #expect(try Loan.domain42(product: 1).refusal(of: order)?.code == "E-STATE")
        #expect(try prepaid().refusal(of: order)?.code == "E-LOD")
    }
}
