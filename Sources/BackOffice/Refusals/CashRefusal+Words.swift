import Contracts
import Measures

extension CashRefusal {
    var words: RefusalWords {
        switch self {
        case .noCashFlow(let action):
            "\(action) needs a cash flow"
                .blaming("cashFlow", nil, accepted: "a cash flow of the contract")
        case .cashFlowNotOpen(let id):
            "cash flow \(id.rawValue) has nothing left to distribute"
                .blaming(
                    "cashFlow", "\(id.rawValue)", accepted: "one with something left to accept")
        case .cashFlowDirection(let id):
            "cash flow \(id.rawValue) goes the other way, or by another payment type"
                .blaming(
                    "cashFlow", "\(id.rawValue)", accepted: "one of the same way and payment type")
        case .cashFlowExceeded(let id, let unaccepted, let wanted):
            "cash flow \(id.rawValue) has \(unaccepted.text) left, not \(wanted.text)"
                .blaming("amount", wanted.text, accepted: "at most \(unaccepted.text)")
        case .cashFlowAmount(let id, let amount, let expected):
            "cash flow \(id.rawValue) is \(amount.text), expected \(expected.text)"
                .blaming("amount", amount.text, accepted: expected.text)
        case .cashFlowLater(let id):
            "cash flow \(id.rawValue) is dated later than the process"
                .blaming("cashFlow", "\(id.rawValue)", accepted: "one dated not after the process")
        case .cashFlowCharged(let id):
            "the fee of the bank of cash flow \(id.rawValue) is charged already"
                .blaming("cashFlow", "\(id.rawValue)", accepted: "one that was not charged for")
        }
    }
}
