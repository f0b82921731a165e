package import Contracts
package import Directories
package import Measures

/// Stops penalties: the day of the order and those after it bear none, until a start.
///
/// Penalties through the day before are booked; where a night has booked the day itself, that is
/// reversed. A fine that would fall on a stopped day is never charged. Interest goes on.
///
/// - Runs: by the user; never before the last operation of the contract.
/// - Documents: `accrualControl` without operations, then accruals to the day.
/// - Refuses: `accrualAlreadyStopped`, `status`, `beforeLastOperation`.
/// - Source: R004-50, D-3.22.
package struct StopPenalty: OrderedProcess {
    package static let code = ProcessCode(rawValue: "stop-penalty-accrual")
    package static let name = "Stop penalty accrual"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.add(.accrualControl, [], changes: [.penaltyStopped(from: draft.day)])
        try draft.accrue(.plain)
        return draft.decision
    }
}
