import Contracts
import Measures

extension CashRefusal {
    var words: RefusalWords {
        switch self {
        case .noCashFlow(let action):
            RefusalWords(
                "\(action) needs a cash flow",
                of: "cashFlow", nil, accepted: "a cash flow of the contract")
        case .cashFlowNotOpen(let id):
            RefusalWords(
                "cash flow \(id.rawValue) has nothing left to distribute",
                of: "cashFlow", "\(id.rawValue)", accepted: "one with something left to accept")
        case .cashFlowDirection(let id):
            RefusalWords(
                "cash flow \(id.rawValue) goes the other way, or by another payment type",
                of: "cashFlow", "\(id.rawValue)",
                accepted: "one of the same way and payment type")
        case .cashFlowExceeded(let id, let unaccepted, let wanted):
            RefusalWords(
                "cash flow \(id.rawValue) has \(unaccepted.text) left, not \(wanted.text)",
                of: "amount", wanted.text, accepted: "at most \(unaccepted.text)")
        case .cashFlowAmount(let id, let amount, let expected):
            RefusalWords(
                "cash flow \(id.rawValue) is \(amount.text), expected \(expected.text)",
                of: "amount", amount.text, accepted: expected.text)
        case .cashFlowLater(let id):
            RefusalWords(
                "cash flow \(id.rawValue) is dated later than the process",
                of: "cashFlow", "\(id.rawValue)", accepted: "one dated not after the process")
        }
    }
}
