package import Contracts
package import Directories
package import Measures

/// Starts interest again: the day of the order is the first that bears it.
///
/// The days since the stop are never made up for.
///
/// - Runs: by the user; never before the last operation of the contract.
/// - Documents: `accrualControl` without operations, then accruals to the day.
/// - Refuses: `accrualNotStopped`, `status`, `beforeLastOperation`.
/// - Source: R004-51, D-3.19, MS-13, AT-STOP-1.
package struct StartInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "start-interest-accrual")
    package static let name = "Start interest accrual"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.add(.accrualControl, [], changes: [.interestResumed(from: draft.day)])
        try draft.accrue(.plain)
        return draft.decision
    }
}
