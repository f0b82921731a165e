package import Contracts
package import Directories
package import Measures

/// Keeps money that comes for a contract whose debt is settled as the client's credit.
///
/// - Runs: when an incoming cash flow is created on a contract that was closed without a loss.
/// - Documents: `overpayment`.
/// - Refuses: `cashFlowNotOpen`, `cashFlowDirection`; `status` of a contract that is not closed,
///   or whose debt was written off, sold or moved: there the money is not the client's.
/// - Source: D-3.0.6, "remainder after close".
package struct Overpay: OrderedProcess {
    package static let code = ProcessCode(rawValue: "overpayment")
    package static let name = "Overpayment of a closed contract"
    package static let parameters: [Parameter] = [.cashFlow("The payment.")]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID

    package init(valueTime: ValueTime, cashFlow: CashFlowID) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        guard contract.isSettled else {
            throw .state(.status(contract.status, action: "an overpayment"))
        }
        var draft = Draft(contract, at: valueTime, directory)
        let payment = try draft.contract.payment(cashFlow)
        try draft.bookOverpayment(payment.unaccepted, from: payment)
        return draft.decision
    }
}

extension ContractState {
    /// Whether the contract is closed and its debt was settled: what comes now is the client's.
    package var isSettled: Bool {
        switch closure {
        case .repaid, .repaidEarly, .cancelled, .returned: status == .closed
        case .writtenOffByAssignment, .writtenOffBankruptcy, .writtenOffUncollectable,
            .restructured, nil:
            false
        }
    }
}
