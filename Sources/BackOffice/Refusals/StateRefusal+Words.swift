import Contracts
import Directories
import Measures

extension StateRefusal {
    var words: RefusalWords {
        switch self {
        case .status(let status, let action):
            RefusalWords(
                "\(action) is not allowed in status \(status)",
                of: "status", "\(status)",
                accepted: status == .forIssue ? "active, once it is paid out" : nil)
        case .alreadyDisbursed:
            RefusalWords(
                "the contract has been disbursed already",
                of: "status", "disbursed", accepted: "forIssue")
        case .otherKind(let kind, let expected):
            RefusalWords(
                "the process is for contracts of kind \(expected.code), not \(kind.code)",
                of: "contract", kind.code, accepted: "a contract of kind \(expected.code)")
        case .alreadyDiscounted(let day):
            RefusalWords(
                "the loan was discounted on \(day), and its schedule has not changed since",
                of: "date", "\(day)", accepted: nil)
        case .accrualAlreadyStopped:
            RefusalWords(
                "the accrual is stopped already", of: "accrual", "stopped", accepted: "running")
        case .accrualNotStopped:
            RefusalWords(
                "the accrual is not stopped", of: "accrual", "running", accepted: "stopped")
        case .restoreOpen(let left, let action):
            RefusalWords(
                "\(action) must wait: \(left.text) was restored and not accepted again",
                of: "restored", left.text, accepted: "0.00, all of it accepted again")
        case .paymentsReceived(let amount):
            RefusalWords(
                "\(amount.text) was received; cancel with a refund, or not at all",
                of: "paid", amount.text, accepted: "0.00, or a refund of it")
        case .interestUnpaid(let amount):
            RefusalWords(
                "interest of \(amount.text) must be paid first",
                of: "interest", amount.text, accepted: "0.00")
        case .linkedContractMoved(let contract, let since):
            RefusalWords(
                "contract \(contract) has moved on since \(since); roll it back first",
                of: "contract", contract, accepted: "no process on it after \(since)")
        }
    }
}
