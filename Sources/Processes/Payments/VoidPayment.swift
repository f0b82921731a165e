package import Contracts
package import Directories
package import Measures

/// Lets a payment go that was none of the contract: mistyped, returned, or another contract's.
///
/// - Runs: for the order that takes a payment back, once what was laid out of it is undone.
/// - Documents: `paymentVoid` without operations.
/// - Refuses: `cashFlowNotOpen` for one of which something is laid over debt or was restored;
///   `cashFlowLater`.
/// - Source: docs/decisions, "A payment that was none is void".
package struct VoidPayment: OrderedProcess {
    package static let code = ProcessCode(rawValue: "void-payment")
    package static let name = "Void of a payment"
    package static let parameters: [Parameter] = [.cashFlow("The payment, laid over no debt.")]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID

    package init(valueTime: ValueTime, cashFlow: CashFlowID) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = Draft(contract, at: valueTime, directory)
        guard let flow = contract.cashFlow(cashFlow) else {
            throw .cash(.cashFlowNotOpen(cashFlow))
        }
        guard flow.valueTime <= valueTime else { throw .cash(.cashFlowLater(cashFlow)) }
        try draft.add(.paymentVoid, [], changes: [.cashFlowVoided(cashFlow)])
        return draft.decision
    }
}
