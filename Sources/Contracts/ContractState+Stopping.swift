import Directories
import Measures

/// Stopping and starting accruals: the days from a stop to a start are never counted.
///
/// A night may have counted the day already. Then the very day is taken out, or put in, by what
/// its count says it added, and the next accrual books the difference.
/// - Source: R004-50, D-3.18, D-3.19, D-3.22, D-3.23.
extension ContractState {
    mutating func stopInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom == nil else { throw .accrualAlreadyStopped }
        try recount(day, \.isInterestByDays) { $0.numerator -= $0.latest }
        interestStoppedFrom = day
    }

    mutating func resumeInterest(from day: Day) throws(Refusal) {
        guard interestStoppedFrom != nil else { throw .accrualNotStopped }
        try recount(day, \.isInterestByDays) { $0.numerator += $0.latest }
        interestStoppedFrom = nil
    }

    mutating func stopPenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom == nil else { throw .accrualAlreadyStopped }
        try recount(day, \.isPenalty) { $0.numerator -= $0.latest }
        penaltyStoppedFrom = day
    }

    mutating func resumePenalties(from day: Day) throws(Refusal) {
        guard penaltyStoppedFrom != nil else { throw .accrualNotStopped }
        try recount(day, \.isPenalty) { $0.numerator += $0.latest }
        penaltyStoppedFrom = nil
    }

    /// Alters the counts of a kind by their last day, where that is the day of the change.
    ///
    /// - Throws: `beforeCounted` for an earlier day, whose balances are gone.
    private mutating func recount(
        _ day: Day, _ belongs: (AmountType) -> Bool, _ alter: (inout Count) -> Void
    ) throws(Refusal) {
        guard day >= countedThrough else { throw .beforeCounted(through: countedThrough) }
        guard day == countedThrough else { return }
        for place in counts.indices where belongs(counts[place].amountType) {
            alter(&counts[place])
        }
    }
}

extension AmountType {
    /// Whether it grows by the day on principal: what a stop of interest stops.
    fileprivate var isInterestByDays: Bool { isTrancheInterest || self == .overdueInterest }
}
