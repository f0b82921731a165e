/// A calendar day, counted from 1970-01-01, without any time zone.
package struct Day: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01; earlier days are negative.
    package let number: Int32

    /// Takes a count of days since 1970-01-01.
    @inlinable
    package init(number: Int32) { self.number = number }

    /// Whether the left day is the earlier one.
    @inlinable
    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day `days` later, or earlier when negative.
    @inlinable
    package func advanced(by days: Int32) -> Day { Day(number: number + days) }

    /// Days from this day to `end`; negative when `end` is earlier.
    @inlinable
    package func days(to end: Day) -> Int32 { end.number - number }

    /// The day after.
    package var next: Day { advanced(by: 1) }
    /// The day before.
    package var previous: Day { advanced(by: -1) }
}
