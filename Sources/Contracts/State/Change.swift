package import Measures

/// What a document alters beside balances; rolling back is folding without it.
package enum Change: Hashable, Sendable {
    /// A new version of the schedule.
    case schedule(Schedule)
    case opened
    case closed(ClosureStatus, on: Day)
    /// Interest of the tranche is booked through its end, ahead of time.
    case accruedInAdvance(TrancheNumber)
    /// So much interest of the tranche is booked, ahead of time; minor units.
    case accruedAtLeast(TrancheNumber, Int64)
    /// Interest of the tranche is booked by its days again; what was ahead is given back.
    case accruedToDate(TrancheNumber)
    /// So much interest of the tranche was charged as mandatory before; minor units.
    case earnedOffMandatory(TrancheNumber, Int64)
    /// The statutory cap on charges was reached.
    case capReached(Day)
    /// No interest for this day and after, until resumed.
    case interestStopped(from: Day)
    case interestResumed(from: Day)
    /// Days after this one, accrued when no tranche ran, bear the interest of one that runs now.
    case interestBackdated(after: Day)
    case penaltyStopped(from: Day)
    case penaltyResumed(from: Day)
    /// A cash flow that was distributed whole has something to distribute again.
    case cashFlowReopened(CashFlow)
    /// A cash flow of which nothing is distributed is none of the contract any more.
    case cashFlowVoided(CashFlowID)
    case attribute(ContractAttribute)
}
