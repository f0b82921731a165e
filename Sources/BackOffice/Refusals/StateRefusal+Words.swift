import Contracts
import Directories
import Measures

extension StateRefusal {
    var words: RefusalWords {
        switch self {
        case .status(let status, let action):
            "\(action) is not allowed in status \(status)"
                .blaming(
                    "status", "\(status)",
                    accepted: status == .forIssue ? "active, once it is paid out" : nil)
        case .alreadyDisbursed:
            "the contract has been disbursed already"
                .blaming("status", "disbursed", accepted: "forIssue")
        case .otherKind(let kind, let expected):
            "the process is for contracts of kind \(expected.code), not \(kind.code)"
                .blaming("contract", kind.code, accepted: "a contract of kind \(expected.code)")
        case .alreadyDiscounted(let day):
            "the loan was discounted on \(day), and its schedule has not changed since"
                .blaming("date", "\(day)", accepted: nil)
        case .accrualAlreadyStopped:
            "the accrual is stopped already".blaming("accrual", "stopped", accepted: "running")
        case .accrualNotStopped:
            "the accrual is not stopped".blaming("accrual", "running", accepted: "stopped")
        case .restoreOpen(let left, let action):
            "\(action) must wait: \(left.text) was restored and not accepted again"
                .blaming("restored", left.text, accepted: "0.00, all of it accepted again")
        case .paymentsReceived(let amount):
            "\(amount.text) was received; cancel with a refund, or not at all"
                .blaming("paid", amount.text, accepted: "0.00, or a refund of it")
        case .interestUnpaid(let amount):
            "interest of \(amount.text) must be paid first"
                .blaming("interest", amount.text, accepted: "0.00")
        case .addedTimeNotBegun(let day):
            "the time that the last prolongation added begins after \(day) only"
                .blaming("date", "\(day)", accepted: "\(day.next) or later")
        case .linkedContractMoved(let contract, let since):
            "contract \(contract) has moved on since \(since); roll it back first"
                .blaming("contract", contract, accepted: "no process on it after \(since)")
        }
    }
}
