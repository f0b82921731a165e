package import Contracts
package import Directories
package import Measures

/// Books the interest of one tranche to come, or a part of it, ahead of its days.
///
/// Nights add nothing to the tranche until its days have come so far. An early end gives back
/// what the days have not earned.
///
/// - Runs: by the user, so that a prepayment for interest can be offset in advance.
/// - Documents: accruals to the day; `futureInterestAccrual` with one operation.
/// - Rounding: the product's, of the planned interest of the tranche.
/// - Refuses: `otherKind`; `noTrancheAfter` when no later tranche has interest left to book,
///   `noTranche` and `trancheEnded` for the one asked for, `exceedsPlannedInterest`,
///   `amountNotPositive`.
/// - Source: R004-49, D-3.17.
package struct AccrueFutureInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "future-interest-accrual")
    package static let name = "Future interest accrual"
    package static let parameters: [Parameter] = [
        Parameter(
            "tranche", .tranche, .optional(otherwise: "the next one with interest left to book"),
            "The tranche whose interest is booked.", example: "5"),
        Parameter(
            "amount", .money, .optional(otherwise: "all that is left to book of the tranche"),
            "How much is booked.", example: "12.30"),
    ]

    package let valueTime: ValueTime
    package let tranche: TrancheNumber?
    package let amount: AmountText?

    package init(valueTime: ValueTime, tranche: TrancheNumber?, amount: AmountText?) {
        self.valueTime = valueTime
        self.tranche = tranche
        self.amount = amount
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        guard let room = try room(draft.contract) else { return draft.decision }
        let wanted = try amount?.minor(in: contract.currency) ?? room.minor
        guard wanted <= room.minor else {
            throw .schedule(
                .exceedsPlannedInterest(
                    room.bucket.tranche, room: contract.money(room.minor),
                    wanted: contract.money(wanted)))
        }
        let parts = draft.contract.layingInAdvance(wanted, over: [room]).parts
        if !parts.isEmpty { try draft.add(draft.contract.accruingInAdvance(parts, on: draft.day)) }
        return draft.decision
    }

    /// What is left to book of the tranche asked for, or of the next; nil when that is nothing.
    private func room(_ contract: ContractState) throws(Refusal) -> Buckets.Entry? {
        let day = valueTime.day
        guard let schedule = contract.schedule else { throw .schedule(.noTrancheOn(day)) }
        let rooms = try contract.interestInAdvance(on: day)
        guard let tranche else {
            let next = rooms.first { contract.isOfDaysToCome($0.bucket, on: day) }
            guard let next else { throw .schedule(.noTrancheAfter(schedule.holding(day).number)) }
            return next
        }
        guard let asked = schedule[tranche] else { throw .schedule(.noTranche(tranche)) }
        guard asked.repayment > day else { throw .schedule(.trancheEnded(tranche, by: day)) }
        return rooms.first { $0.bucket.tranche == tranche }
    }
}
