/// An amount paid or received on a day.
///
/// Units: the lender's outlay is negative, what comes back to the lender is positive.
package struct DatedFlow: Hashable, Sendable {
    /// The day on which the money moves.
    package let day: Day
    /// The signed amount.
    package let amount: Money

    /// Joins a day and an amount.
    package init(_ day: Day, _ amount: Money) {
        self.day = day
        self.amount = amount
    }
}
