/// Where a date goes that falls on a day without work; the raw value is its code name.
package enum DayShift: String, Hashable, Sendable, CaseIterable, Codable {
    /// It stays.
    case none
    /// To the next working day.
    case following
    /// To the next working day, or back when that is in the next month.
    case modifiedFollowing
    /// To the working day before.
    case preceding
    /// To the working day before, or on when that is in the month before.
    case modifiedPreceding

    /// Moves the day to a working day of the calendar as the rule says.
    /// - Throws: `outOfRange(.day)` when the calendar has no working day within a year.
    package func shifted(_ day: Day, by calendar: WorkCalendar) throws(MeasureFlaw) -> Day {
        switch self {
        case .none: return day
        case .following: return try calendar.following(day)
        case .preceding: return try calendar.preceding(day)
        case .modifiedFollowing:
            let next = try calendar.following(day)
            return next.isInMonth(of: day) ? next : try calendar.preceding(day)
        case .modifiedPreceding:
            let previous = try calendar.preceding(day)
            return previous.isInMonth(of: day) ? previous : try calendar.following(day)
        }
    }
}

extension Day {
    fileprivate func isInMonth(of other: Day) -> Bool {
        let mine = civil
        let theirs = other.civil
        return mine.year == theirs.year && mine.month == theirs.month
    }
}
