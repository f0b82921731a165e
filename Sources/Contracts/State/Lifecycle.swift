package import Measures

/// Where a contract stands in its life; what is closed has a reason and a day.
package enum Lifecycle: Hashable, Sendable {
    /// Signed, not paid out.
    case forIssue
    case active
    /// Active again after a buy-back.
    case boughtBack
    case closed(ClosureStatus, on: Day)

    package var status: ContractStatus {
        switch self {
        case .forIssue: .forIssue
        case .active: .active
        case .boughtBack: .boughtBack
        case .closed: .closed
        }
    }

    /// Why it was closed; nil while it is not.
    package var closure: ClosureStatus? {
        switch self {
        case .closed(let closure, _): closure
        case .forIssue, .active, .boughtBack: nil
        }
    }

    /// The day it was closed; nil while it is not.
    package var closingDay: Day? {
        switch self {
        case .closed(_, let day): day
        case .forIssue, .active, .boughtBack: nil
        }
    }

    /// The disbursement.
    /// - Throws: `alreadyDisbursed`.
    mutating func open() throws(Refusal) {
        switch self {
        case .forIssue: self = .active
        case .active, .boughtBack, .closed: throw .state(.alreadyDisbursed)
        }
    }
}
