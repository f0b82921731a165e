import Directories
package import Measures

/// What a list of contracts shows of one, without its whole state.
///
/// Shape: a night's quiet step leaves all of it as it is, so that it is written only where a
/// contract is processed as a whole. What depends on the day asked is told by days.
/// - Source: docs/decisions, 0032.
package struct ListedContract: Hashable, Sendable {
    package let status: ContractStatus
    package let closure: ClosureStatus?
    /// Principal not yet repaid, minor units.
    package let principal: Int64
    /// The due day of the oldest principal or interest that is late; nil when none is.
    package let overdueSince: Day?
    /// Debt of all tranches whose due day has passed, minor units.
    package let overdue: Int64
    /// The next due day on which something is asked for; nil when none is to come.
    package let nextDue: Day?
    /// What will be owed on that day, were nothing paid until then; minor units.
    package let nextAmount: Int64

    package init(
        status: ContractStatus, closure: ClosureStatus?, principal: Int64, overdueSince: Day?,
        overdue: Int64, nextDue: Day?, nextAmount: Int64
    ) {
        self.status = status
        self.closure = closure
        self.principal = principal
        self.overdueSince = overdueSince
        self.overdue = overdue
        self.nextDue = nextDue
        self.nextAmount = nextAmount
    }
}

extension ContractState {
    package var listed: ListedContract {
        let late = late
        let next = nextDue
        return ListedContract(
            status: status, closure: closure, principal: principalLeft, overdueSince: late.since,
            overdue: late.minor, nextDue: next?.day, nextAmount: next?.minor ?? 0)
    }

    /// What of a loan is past its due day on the last accrued day.
    private var late: (since: Day?, minor: Int64) {
        guard isOwing, let schedule else { return (nil, 0) }
        var since: Day?
        var minor: Int64 = 0
        for entry in buckets.entries where entry.minor > 0 {
            guard let due = schedule[entry.bucket.tranche]?.due, due < accruedThrough else {
                continue
            }
            minor += entry.minor
            if entry.bucket.amountType == .principal || entry.bucket.amountType == .interest {
                since = min(since ?? due, due)
            }
        }
        return (since, minor)
    }

    /// The first due day, from the last accrued day on, on which a loan asks for something.
    ///
    /// Tranches that holidays have moved to one day are asked for together.
    package var nextDue: (day: Day, minor: Int64)? {
        guard isOwing, let schedule else { return nil }
        var found: (day: Day, minor: Int64)?
        for tranche in schedule.tranches where tranche.due >= accruedThrough {
            if let found, found.day != tranche.due { return found }
            let minor = askedFor(tranche)
            if minor > 0 { found = (tranche.due, (found?.minor ?? 0) + minor) }
        }
        return found
    }

    /// Whether a borrower's debt may be moved; the others are asked for nothing.
    private var isOwing: Bool { status.isServiced && kind == .credit }

    /// What a tranche asks for on its due day, minor units: what stands there, and what will have
    /// been charged by its end.
    private func askedFor(_ tranche: Tranche) -> Int64 {
        let owed = buckets.entries.reduce(0) { sum, entry in
            entry.bucket.tranche == tranche.number && entry.minor > 0 ? sum + entry.minor : sum
        }
        let fee = accruedThrough < tranche.repayment ? trancheFee(of: tranche) : 0
        return owed + interestUntilEnd(of: tranche) + fee
    }
}

// On a day that is asked: the last accrued one, or a later one.
extension ListedContract {
    /// What is overdue at the end of `day`; a due day that has passed meanwhile is.
    package func overdue(on day: Day) -> (days: Int32, minor: Int64) {
        let passed = nextDue.flatMap { $0 < day ? $0 : nil }
        let since = overdueSince.flatMap { $0 < day ? $0 : nil } ?? passed
        return (since.map { $0.days(to: day) } ?? 0, overdue + (passed == nil ? 0 : nextAmount))
    }

    /// The due day that is still to come, and what it asks for.
    package func next(from day: Day) -> (day: Day, minor: Int64)? {
        nextDue.flatMap { $0 < day ? nil : ($0, nextAmount) }
    }
}
