package import Measures

/// A repayment plan as calculated, not yet part of a contract.
package struct PlannedSchedule: Hashable, Sendable {
    /// The regular payment; nil where payments differ by their nature.
    package let instalment: Money?
    /// Shape: in order of time, numbered from 1, at least one.
    package let rows: [PlannedRow]
    /// The interest of all rows.
    package let totalInterest: Money
}

/// One payment of a plan.
package struct PlannedRow: Hashable, Sendable {
    /// Counted from 1; a down payment has a number of its own.
    package let number: Int
    /// The day before the first day of interest.
    package let issue: Day
    /// The last day of interest.
    package let repayment: Day
    /// The day of payment: the repayment day, or where it went from a holiday.
    package let due: Day
    /// The interest paid.
    package let interest: Money
    /// The principal paid.
    package let principal: Money
    /// The principal left after the payment.
    package let balance: Money

    /// The days by the calendar from issue to repayment.
    package var days: Int32 { issue.days(to: repayment) }

    /// Interest and principal together.
    package var payment: Money {
        Money(minor: interest.minor + principal.minor, principal.currency)
    }
}
