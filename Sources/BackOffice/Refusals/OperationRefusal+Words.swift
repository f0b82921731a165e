import Contracts
import Directories
import Measures

extension OperationRefusal {
    func words(_ names: DirectoryNames) -> RefusalWords {
        switch self {
        case .neverLegal(let parameters):
            RefusalWords(
                "operation \(names.parameters(parameters)) is never allowed",
                of: "operation", names.parameters(parameters), accepted: "none of this action")
        case .notACorrectPosting(let parameters, let nearest):
            notCorrect(
                names.parameters(parameters), nearest.map { names.parameters($0.parameters) })
        case .unpaired(let type, let left, let sum, let right, let other):
            RefusalWords(
                "in \(type), \(left) of \(sum.text) and \(right) of \(other.text) are not paired",
                of: "amount", other.text, accepted: sum.text)
        case .paymentType(let payment, let action):
            notPaid(by: payment, action, accepted: action.isCash ? "101171 or 101172" : "101173")
        case .reasonMissing(let action):
            RefusalWords(
                "a reason is required for \(action)",
                of: "reason", nil, accepted: names.reasons(of: action))
        case .operationNotLive(let id):
            RefusalWords(
                "operation \(id.rawValue) is none of the contract, or was taken back",
                of: "operation", "\(id.rawValue)", accepted: "a live operation of the contract")
        }
    }

    private func notCorrect(_ operation: String, _ nearest: [String]) -> RefusalWords {
        let allowed = nearest.joined(separator: ", ")
        return RefusalWords(
            "operation \(operation) is not in the correct postings; allowed: \(allowed)",
            of: "operation", operation, accepted: nearest.isEmpty ? nil : allowed)
    }

    private func notPaid(
        by payment: PaymentType, _ action: ActionType, accepted: String
    ) -> RefusalWords {
        RefusalWords(
            "payment type must be \(accepted) for \(action), not \(payment.rawValue)",
            of: "payment", "\(payment.rawValue)", accepted: accepted)
    }
}
