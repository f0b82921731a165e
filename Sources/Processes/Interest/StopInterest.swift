package import Contracts
package import Directories
package import Measures

/// Stops interest: the day of the order and those after it bear none, until a start.
///
/// Interest through the day before is booked. Where a night has booked the day itself, that is
/// reversed; so is interest booked ahead. Penalties go on.
///
/// - Runs: by the user; never before the last operation of the contract.
/// - Documents: `accrualControl` without operations, then accruals to the day.
/// - Refuses: `accrualAlreadyStopped`, `status`, `beforeLastOperation`.
/// - Source: R004-50, D-3.18, MS-13, AT-STOP-1.
package struct StopInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "stop-interest-accrual")
    package static let name = "Stop interest accrual"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.add(.accrualControl, [], changes: [.interestStopped(from: draft.day)])
        try draft.accrue(.plain)
        return draft.decision
    }
}
