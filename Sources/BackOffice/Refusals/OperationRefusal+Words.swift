import Contracts
import Directories
import Measures

extension OperationRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .neverLegal(let parameters):
            "operation \(names.parameters(parameters)) is never allowed"
                .blaming("operation", names.parameters(parameters), accepted: "none of this action")
        case .notACorrectPosting(let parameters, let nearest):
            notCorrect(
                names.parameters(parameters), nearest.map { names.parameters($0.parameters) })
        case .unpaired(let type, let left, let sum, let right, let other):
            "in \(type), \(left) of \(sum.text) and \(right) of \(other.text) are not paired"
                .blaming("amount", other.text, accepted: sum.text)
        case .paymentType(let payment, let action):
            notPaid(by: payment, action, accepted: action.isCash ? "101171 or 101172" : "101173")
        case .reasonMissing(let action):
            "a reason is required for \(action)"
                .blaming("reason", nil, accepted: names.reasons(of: action))
        case .operationNotLive(let id):
            "operation \(id.rawValue) is none of the contract, or was taken back"
                .blaming(
                    "operation", "\(id.rawValue)", accepted: "a live operation of the contract")
        }
    }

    private func notCorrect(_ operation: String, _ nearest: [String]) -> RefusalWords {
        let allowed = nearest.joined(separator: ", ")
        return "operation \(operation) is not in the correct postings; allowed: \(allowed)"
            .blaming("operation", operation, accepted: nearest.isEmpty ? nil : allowed)
    }

    private func notPaid(
        by payment: PaymentType, _ action: ActionType, accepted: String
    ) -> RefusalWords {
        "payment type must be \(accepted) for \(action), not \(payment.rawValue)"
            .blaming("payment", "\(payment.rawValue)", accepted: accepted)
    }
}
