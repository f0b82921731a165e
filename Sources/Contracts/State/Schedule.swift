package import Measures

/// One period of a schedule: interest belongs to the days after `issue`, through `repayment`.
///
/// - Source: R004-13...15.
package struct Tranche: Hashable, Sendable {
    package let number: TrancheNumber
    /// The day before the first day of interest.
    package let issue: Day
    /// The last day of interest, on which the tranche falls due.
    package let repayment: Day
    /// The day after which it is overdue: `repayment`, or the working day it was shifted to.
    package let due: Day
    /// Planned principal, minor units.
    package let principal: Int64
    /// Planned interest, minor units.
    package let interest: Int64

    package init(
        number: TrancheNumber, issue: Day, repayment: Day, due: Day, principal: Int64,
        interest: Int64
    ) {
        self.number = number
        self.issue = issue
        self.repayment = repayment
        self.due = due
        self.principal = principal
        self.interest = interest
    }
}

/// A version of the plan by which a contract is repaid.
///
/// Shape: at least one tranche, numbered from 1; each begins on the repayment day of the one
/// before it. Principal and interest of all of them can be added up.
package struct Schedule: Hashable, Sendable {
    /// Counts the versions of one contract, from 1.
    package let version: UInt16
    package let tranches: [Tranche]

    /// Takes tranches that follow on one another.
    /// - Throws: `scheduleGap` where tranches do not follow on one another; `overflow` where
    ///   they ask for more than a contract can hold.
    package init(version: UInt16, tranches: [Tranche]) throws(Refusal) {
        guard let first = tranches.first else { throw .schedule(.scheduleGap(after: nil)) }
        var end = first.issue
        var sum: Int128 = 0
        for (index, tranche) in tranches.enumerated() {
            guard Int(tranche.number.rawValue) == index + 1, tranche.issue == end,
                tranche.repayment > tranche.issue, tranche.due >= tranche.repayment
            else { throw .schedule(.scheduleGap(after: end)) }
            end = tranche.repayment
            sum += Int128(tranche.principal.magnitude) + Int128(tranche.interest.magnitude)
        }
        _ = try ContractSum.within(sum)
        self.version = version
        self.tranches = tranches
    }

    package subscript(number: TrancheNumber) -> Tranche? {
        let index = Int(number.rawValue) - 1
        return tranches.indices.contains(index) ? tranches[index] : nil
    }

    package var first: Tranche { tranches[0] }
    package var last: Tranche { tranches[tranches.count - 1] }
    /// Planned principal of all tranches, minor units.
    package var principal: Int64 { tranches.reduce(0) { $0 + $1.principal } }

    /// The tranche whose days of interest include `day`; nil before the first and after the last.
    package func running(on day: Day) -> Tranche? {
        guard day > first.issue, day <= last.repayment else { return nil }
        var low = 0
        var high = tranches.count - 1
        while low < high {
            let middle = (low + high) / 2
            if tranches[middle].repayment < day { low = middle + 1 } else { high = middle }
        }
        return tranches[low]
    }

    /// The tranche to which something of the contract on `day` belongs: running, first or last.
    package func holding(_ day: Day) -> Tranche {
        running(on: day) ?? (day <= first.issue ? first : last)
    }

    /// Whether a tranche falls due on the day.
    package func isRepaymentDay(_ day: Day) -> Bool { running(on: day)?.repayment == day }

    /// Planned principal of the tranche and of all after it.
    package func opening(of tranche: Tranche) -> Int64 {
        tranches[(Int(tranche.number.rawValue) - 1)...].reduce(0) { $0 + $1.principal }
    }
}
