import Directories
import Measures
import Testing

@testable import Contracts

@Suite struct `Operations that must cancel out` {
    /// What an operation is: action, sign, amount type; always one minor unit.
    typealias Move = (action: ActionType, sign: Sign, type: AmountType)

    private func sums(_ moves: [Move]) -> [String] {
        let operations = moves.map { move in
            DebtOperation(
                move.action, move.sign, Owing.bucket(move.type, 1), Money(minor: 1, .rub))
        }
        return Pairing.all.filter { pairing in
            let sums = pairing.sums(operations) { $0.signedMinor }
            return sums.left + sums.right != 0
        }.map { "\($0.left)/\($0.right)" }
    }

    /// Operations of one document and the pairings that do not come out even.
    @Test(
        arguments: [
            ([], []),
            ([(.toOffBalance, .minus, .interest), (.toOffBalance, .plus, .interest)], []),
            ([(.toOffBalance, .minus, .interest)], ["toOffBalance/toOffBalance"]),
            (
                [(.toOffBalance, .minus, .interest), (.toBalance, .plus, .interest)],
                ["toOffBalance/toOffBalance", "toBalance/toBalance"]
            ),
            ([(.deferral, .minus, .interest), (.deferral, .plus, .deferredInterest)], []),
            ([(.scheduleShift, .plus, .principal)], ["scheduleShift/scheduleShift"]),
            // A prepayment for principal repays principal, one for interest all else.
            (
                [
                    (.prepaymentOffset, .plus, .prepaymentForPrincipal),
                    (.repaymentFromPrepayment, .minus, .principal),
                ], []
            ),
            (
                [
                    (.prepaymentOffset, .plus, .prepaymentForInterest),
                    (.repaymentFromPrepayment, .minus, .penaltyOnPrincipal),
                ], []
            ),
            (
                [
                    (.prepaymentOffset, .plus, .prepaymentForInterest),
                    (.repaymentFromPrepayment, .minus, .principal),
                ],
                [
                    "prepaymentOffset/repaymentFromPrepayment",
                    "prepaymentOffset/repaymentFromPrepayment",
                ]
            ),
            // Interest of a deposit paid without money adds to its principal.
            (
                [(.repayment, .plus, .depositInterest), (.accrual, .minus, .depositPrincipal)], []
            ),
            ([(.repayment, .plus, .depositInterest)], ["repayment/accrual"]),
            ([(.accrual, .plus, .interest)], []),
        ] as [([Move], [String])])
    func `a document moves the same money from and to`(moves: [Move], uneven: [String]) {
        #expect(sums(moves) == uneven)
    }

    @Test func `a payment by bank is no capitalisation`() {
        let payment = DebtOperation(
            action: .repayment, sign: .plus, payment: .bank,
            bucket: Owing.bucket(.depositInterest, 1), amount: Money(minor: 1, .rub),
            cashFlow: CashFlowID(rawValue: 1))
        #expect(!Pairing.all.contains { $0.takes(payment) })
    }
}
