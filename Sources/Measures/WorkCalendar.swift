/// Which days are worked: all but the weekend and the holidays, and some days in spite of them.
package struct WorkCalendar: Hashable, Sendable {
    /// The days of the week that are free.
    package let weekend: Set<Weekday>
    /// The free days besides.
    package let holidays: Set<Day>
    /// Days that are worked though they fall on a weekend or a holiday.
    package let extraWorkingDays: Set<Day>

    /// Takes the three sets; an extra working day wins over the other two.
    package init(weekend: Set<Weekday>, holidays: Set<Day>, extraWorkingDays: Set<Day>) {
        self.weekend = weekend
        self.holidays = holidays
        self.extraWorkingDays = extraWorkingDays
    }

    /// Every day is a working day.
    package static let everyDay = WorkCalendar(
        weekend: [], holidays: [], extraWorkingDays: [])

    /// Saturday and Sunday are free, nothing else.
    package static let mondayToFriday = WorkCalendar(
        weekend: [.saturday, .sunday], holidays: [], extraWorkingDays: [])

    /// Whether the day is worked.
    package func isWorking(_ day: Day) -> Bool {
        if extraWorkingDays.contains(day) { return true }
        if holidays.contains(day) { return false }
        guard let weekday = Weekday(rawValue: day.weekday) else { return true }
        return !weekend.contains(weekday)
    }

    /// The day itself or the first working day after it.
    /// - Throws: `outOfRange(.day)` when a whole year has no working day.
    package func following(_ day: Day) throws(MeasureFlaw) -> Day {
        try nearest(to: day, step: 1)
    }

    /// The day itself or the last working day before it.
    /// - Throws: `outOfRange(.day)` when a whole year has no working day.
    package func preceding(_ day: Day) throws(MeasureFlaw) -> Day {
        try nearest(to: day, step: -1)
    }

    private func nearest(to day: Day, step: Int32) throws(MeasureFlaw) -> Day {
        var candidate = day
        for _ in 0..<366 {
            if isWorking(candidate) { return candidate }
            candidate = candidate.advanced(by: step)
        }
        throw .outOfRange(.day, text: day.description, accepted: "a working day within a year")
    }
}
