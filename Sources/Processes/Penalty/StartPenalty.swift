package import Contracts
package import Directories
package import Measures

/// Starts penalties again: the day of the order is the first that bears them.
///
/// The days since the stop are never made up for.
///
/// - Runs: by the user; never before the last operation of the contract.
/// - Documents: `accrualControl` without operations, then accruals to the day.
/// - Refuses: `accrualNotStopped`, `status`, `beforeLastOperation`.
/// - Source: R004-51, D-3.23.
package struct StartPenalty: OrderedProcess {
    package static let code = ProcessCode(rawValue: "start-penalty-accrual")
    package static let name = "Start penalty accrual"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.add(.accrualControl, [], changes: [.penaltyResumed(from: draft.day)])
        try draft.accrue(.plain)
        return draft.decision
    }
}
