package import Directories
package import Measures

/// What closes a contract early: interest is owed for the days that passed, not ahead.
extension ContractState {
    /// The document that gives back interest booked ahead of its days; nil when none is.
    ///
    /// Interest that was paid already stays paid.
    /// - Days: interest through `day` is owed.
    package func endingAhead(through day: Day) throws(Refusal) -> Document? {
        var counted = self
        counted.count(through: day)
        var operations: [DebtOperation] = []
        var changes: [Change] = []
        for count in counted.counts where count.ahead != .nothing {
            var earned = count
            earned.ahead = .nothing
            let unearned = try count.booked - counted.target(of: earned)
            operations += counted.reversals(of: unearned, in: count)
            changes.append(.accruedToDate(count.tranche))
        }
        return changes.isEmpty ? nil : Document(.interestAccrual, operations, changes: changes)
    }

    /// What would close the contract on `day`, minor units; interest due by then is accrued.
    package func payoff(on day: Day, _ directory: Directory) throws(Refusal) -> Int64 {
        if kind == .deposit { return claimOfDepositor }
        guard let document = try endingAhead(through: day) else {
            return debt(directory) + (try mandatoryInterestMissing(on: day))
        }
        var earned = self
        for operation in document.operations {
            for place in earned.counts.indices
            where earned.counts[place].ahead != .nothing
                && earned.counts[place].tranche == operation.bucket.tranche
            {
                earned.accruals.counts[place].booked += operation.signedMinor
            }
        }
        let unearned = document.operations.reduce(0) { $0 - $1.signedMinor }
        return debt(directory) - unearned + (try earned.mandatoryInterestMissing(on: day))
    }
}
