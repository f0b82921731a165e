/// The moment at which a debt changes: a day and a second of it, in the lender's own time.
///
/// It orders the operations of a contract. No time zone is ever applied to it.
package struct ValueTime: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01 00:00:00, local.
    package let seconds: Int64

    /// Takes a count of seconds since 1970-01-01 00:00:00, local.
    @inlinable
    package init(seconds: Int64) { self.seconds = seconds }

    /// Takes a day and a second of it.
    ///
    /// Shape: `second` is 0..<86400, the second of the day.
    package init(_ day: Day, second: Int32) {
        precondition((0..<86_400).contains(second), "a second of the day")
        seconds = Int64(day.number) * 86_400 + Int64(second)
    }

    /// 00:00:00 of the day.
    package static func start(of day: Day) -> ValueTime { ValueTime(day, second: 0) }
    /// 00:01:00 of the day, when the night is dated.
    package static func night(of day: Day) -> ValueTime { ValueTime(day, second: 60) }
    /// 23:59:59 of the day.
    package static func end(of day: Day) -> ValueTime { ValueTime(day, second: 86_399) }

    /// The day it lies in.
    package var day: Day {
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
        return Day(number: Int32(remainder < 0 ? quotient - 1 : quotient))
    }

    /// The second of that day, 0..<86400.
    package var secondOfDay: Int32 { Int32(seconds - Int64(day.number) * 86_400) }

    /// Whether the left one is the earlier.
    package static func < (left: ValueTime, right: ValueTime) -> Bool {
        left.seconds < right.seconds
    }
}
