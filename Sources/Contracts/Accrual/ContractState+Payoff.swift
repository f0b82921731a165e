package import Directories
package import Measures

/// What closes a contract early: interest is owed for the days that passed, not ahead.
extension ContractState {
    /// The document that gives back interest booked ahead of its days; nil when none is.
    ///
    /// Interest that was paid already stays paid.
    /// - Days: interest through `day` is owed.
    package func endingAdvance(through day: Day) throws(Refusal) -> Document? {
        var accrued = self
        accrued.accrue(through: day)
        var operations: [DebtOperation] = []
        var changes: [Change] = []
        for counter in accrued.counters where counter.accruedInAdvance != .nothing {
            var earned = counter
            earned.accruedInAdvance = .nothing
            let unearned = try counter.booked - accrued.target(of: earned)
            operations += accrued.reversals(of: unearned, in: counter)
            changes.append(.accruedToDate(counter.tranche))
        }
        return changes.isEmpty ? nil : Document(.interestAccrual, operations, changes: changes)
    }

    /// What would close the contract on `day`, minor units; interest due by then is accrued.
    package func payoff(on day: Day, _ directory: Directory) throws(Refusal) -> Int64 {
        if kind == .deposit { return claimOfDepositor }
        guard let document = try endingAdvance(through: day) else {
            return debt(directory) + (try mandatoryInterestMissing(on: day))
        }
        var earned = self
        for operation in document.operations {
            for place in earned.counters.indices
            where earned.counters[place].accruedInAdvance != .nothing
                && earned.counters[place].tranche == operation.bucket.tranche
            {
                earned.accruals.counters[place].booked += operation.signedMinor
            }
        }
        let unearned = document.operations.reduce(0) { $0 - $1.signedMinor }
        return debt(directory) - unearned + (try earned.mandatoryInterestMissing(on: day))
    }
}
