package import Contracts
package import Directories
package import Measures

/// Turns the whole prepayment for interest into prepayment for principal.
///
/// - Runs: by the user, before an early offset: principal is repaid from its own prepayment.
/// - Documents: `prepaymentTransfer` with an equal pair; none without a prepayment.
/// - Source: D-3.14, R004-45, R004-46.
package struct TransferPrepayment: OrderedProcess {
    package static let code = ProcessCode(rawValue: "prepayment-transfer")
    package static let name = "Transfer of prepayment from interest to principal"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        let interest = Bucket(.prepaymentForInterest, .contract, isOffBalance: false)
        let principal = Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)
        let amount = contract.money(-contract.balance(interest))
        guard amount.isPositive else { return draft.decision }
        try draft.add(
            .prepaymentTransfer,
            [
                DebtOperation(.prepaymentTransfer, .plus, interest, amount),
                DebtOperation(.prepaymentTransfer, .minus, principal, amount),
            ], changes: [])
        return draft.decision
    }
}
