package import Contracts
package import Directories
package import Measures

/// Solves a new instalment for the principal that is left, on the day a tranche ends.
///
/// - Runs: by the user, after what falls due on the day was paid.
/// - Documents: accruals to the day; `scheduleChange` with the moves of principal between the
///   tranches; none when no principal is left for later ones.
/// - Rounding: the instalment by the product; the last tranche takes the rest.
/// - Refuses: `otherKind`; `recalculationRefused` on another day, where the product does not offer
///   it, or while debt is overdue.
/// - Source: R004-52, D-3.20.
package struct RecalculateSchedule: OrderedProcess {
    package static let code = ProcessCode(rawValue: "schedule-recalculation")
    package static let name = "Schedule recalculation"
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
        guard contract.product.prepayment.recalculatesOnDueDay else {
            throw .product(.recalculationRefused(.notOffered))
        }
        try draft.accrue(.plain)
        guard draft.contract.overdue(on: draft.day, directory).minor == 0 else {
            throw .product(.recalculationRefused(.overdue))
        }
        _ = try draft.solveInstalment()
        return draft.decision
    }
}

extension Draft {
    /// Gives the tranches to come a new instalment; false when no principal is left for them.
    mutating func solveInstalment() throws(Refusal) -> Bool {
        guard let schedule = try contract.recalculatedSchedule(after: day) else { return false }
        try add(
            .scheduleChange, contract.principalShifts(to: schedule, after: day),
            changes: [.schedule(schedule)])
        return true
    }
}
