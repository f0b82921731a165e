/// Two days in order, with what the conventions ask of them.
struct DaySpan: Hashable, Sendable {
    let from: Day
    let to: Day

    init(_ from: Day, _ to: Day) {
        self.from = from
        self.to = to
    }

    /// Calendar days, the first one counted and the last one not.
    var actualDays: Int64 { Int64(to.number) - Int64(from.number) }

    /// Days of February 29 after the first day and through the last.
    var leapDays: Int64 {
        to.leapDaysBefore(inclusive: true) - from.leapDaysBefore(inclusive: true)
    }

    /// Days of February 29 from the first day on and before the last.
    var leapDaysFromStart: Int64 {
        to.leapDaysBefore(inclusive: false) - from.leapDaysBefore(inclusive: false)
    }

    /// Calendar days that lie in leap years, the first day counted and the last one not.
    var daysInLeapYears: Int64 { to.leapYearDaysBefore - from.leapYearDaysBefore }
}

extension Day {
    /// How many days of February 29 have passed, since the calendar's beginning.
    func leapDaysBefore(inclusive: Bool) -> Int64 {
        let parts = civil
        let reached =
            parts.month > 2 || (parts.month == 2 && parts.day == 29 && inclusive)
        return Day.leapYears(through: reached ? parts.year : parts.year - 1)
    }

    /// How many earlier days lie in leap years, since the calendar's beginning.
    var leapYearDaysBefore: Int64 {
        let year = civil.year
        let whole = Day.leapYears(through: year - 1) * 366
        guard Day.isLeap(year: year) else { return whole }
        return whole + Int64(number - Day(unchecked: year, 1, 1).number)
    }

    private static func leapYears(through year: Int) -> Int64 {
        Int64(year / 4 - year / 100 + year / 400)
    }

    /// Whether it is the 28th of a common or the 29th of a leap February.
    var isEndOfFebruary: Bool {
        let parts = civil
        return parts.month == 2 && parts.day == Day.length(ofMonth: 2, year: parts.year)
    }
}
