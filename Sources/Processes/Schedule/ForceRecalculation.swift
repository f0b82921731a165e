package import Contracts
package import Directories
package import Measures

/// Solves a new instalment on the day a tranche ends, whatever the product says.
///
/// Prepayments are not touched: they are transferred and offset first, by their own processes.
///
/// - Runs: by a user with the right to it.
/// - Documents: accruals to the day; `scheduleChange` with the moves of principal between the
///   tranches.
/// - Rounding: the instalment by the product; the last tranche takes the rest.
/// - Refuses: `otherKind`; `recalculationRefused` on another day, `nothing` when no principal
///   falls due later.
/// - Source: R004-56, D-3.26, MS-9.
package struct ForceRecalculation: OrderedProcess {
    package static let code = ProcessCode(rawValue: "forced-schedule-recalculation")
    package static let name = "Forced schedule recalculation"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard contract.schedule?.isRepaymentDay(draft.day) == true else {
            throw .product(.recalculationRefused(.notAScheduledDay))
        }
        try draft.accrue(.plain)
        guard try draft.solveInstalment() else { throw .amount(.nothing(to: "recalculate")) }
        return draft.decision
    }
}
