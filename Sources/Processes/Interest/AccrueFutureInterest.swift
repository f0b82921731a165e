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
package struct AccrueFutureInterest: DebtProcess {
    package static let code = ProcessCode(rawValue: "future-interest-accrual")
    package var code: ProcessCode { AccrueFutureInterest.code }
    package let valueTime: ValueTime
    /// The next tranche with interest left to book where it is left out.
    package let tranche: TrancheNumber?
    /// Decimal text; all that is left to book where it is left out.
    package let amount: String?

    package init(valueTime: ValueTime, tranche: TrancheNumber?, amount: String?) {
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
        let wanted = try draft.contract.minor(amount) ?? room.minor
        guard wanted <= room.minor else {
            throw .exceedsPlannedInterest(
                room.bucket.tranche, room: contract.money(room.minor),
                wanted: contract.money(wanted))
        }
        let parts = draft.contract.ahead(wanted, over: [room]).parts
        if !parts.isEmpty { try draft.add(draft.contract.bookingAhead(parts, on: draft.day)) }
        return draft.decision
    }

    /// What is left to book of the tranche asked for, or of the next; nil when that is nothing.
    private func room(_ contract: ContractState) throws(Refusal) -> Buckets.Entry? {
        let day = valueTime.day
        guard let schedule = contract.schedule else { throw .noTrancheOn(day) }
        let rooms = try contract.interestAhead(on: day)
        guard let tranche else {
            let next = rooms.first { contract.isOfDaysToCome($0.bucket, on: day) }
            guard let next else { throw .noTrancheAfter(schedule.holding(day).number) }
            return next
        }
        guard let asked = schedule[tranche] else { throw .noTranche(tranche) }
        guard asked.repayment > day else { throw .trancheEnded(tranche, by: day) }
        return rooms.first { $0.bucket.tranche == tranche }
    }
}

extension ContractState {
    /// An amount of an order in minor units; nil where the order names none.
    /// - Throws: `measure`, `amountNotPositive`.
    func minor(_ amount: String?) throws(Refusal) -> Int64? {
        guard let amount else { return nil }
        let money = try refusing { () throws(MeasureError) in try Money(text: amount, currency) }
        guard money.isPositive else { throw .amountNotPositive }
        return money.minor
    }
}
