/// Which days are worked: all but the weekend and the holidays, and some days in spite of them.
///
/// Of the years that were published it has every day off; of others it has the weekend and what
/// the law gives every year, or it does not know them.
package struct WorkCalendar: Hashable, Sendable {
    /// What people call it in a message.
    package let name: String
    /// The days of the week that are free.
    package let weekend: Set<Weekday>
    /// The free days besides, in the years that were published.
    package let holidays: Set<Day>
    /// Days that are worked though they fall on a weekend or a holiday.
    package let extraWorkingDays: Set<Day>
    /// Days off by law, for the years that were not published.
    package let yearly: [YearlyHoliday]
    /// The years whose days off are all listed; nil where the weekend is all there is.
    package let published: ClosedRange<Int>?

    package init(
        name: String, weekend: Set<Weekday>, holidays: Set<Day>, extraWorkingDays: Set<Day>,
        yearly: [YearlyHoliday], published: ClosedRange<Int>?
    ) {
        self.name = name
        self.weekend = weekend
        self.holidays = holidays
        self.extraWorkingDays = extraWorkingDays
        self.yearly = yearly
        self.published = published
    }

    /// Every day is a working day.
    package static let everyDay = WorkCalendar(
        name: "none", weekend: [], holidays: [], extraWorkingDays: [], yearly: [], published: nil)

    /// Saturday and Sunday are free, nothing else.
    package static let mondayToFriday = WorkCalendar(
        name: "weekends", weekend: [.saturday, .sunday], holidays: [], extraWorkingDays: [],
        yearly: [], published: nil)

    /// How well a day is known.
    package enum Knowledge: Hashable, Sendable {
        /// Whether it is worked was published, or can be nothing else.
        case certain
        /// By law alone: days off that a government moves are not known yet.
        case byLaw
        /// Its year was not published, and no law is given.
        case none
    }

    /// How well the calendar knows a day.
    package func knowledge(of day: Day) -> Knowledge {
        guard let published, !published.contains(day.civil.year) else { return .certain }
        return yearly.isEmpty ? .none : .byLaw
    }

    /// Whether the day is worked, as far as the calendar knows.
    package func isWorking(_ day: Day) -> Bool {
        guard knowledge(of: day) == .certain else {
            return !isWeekend(day) && !isFreeByLaw(day)
        }
        if extraWorkingDays.contains(day) { return true }
        return !holidays.contains(day) && !isWeekend(day)
    }

    /// The day itself or the first working day after it.
    /// - Throws: `outOfRange(.day)` when a whole year has no working day; `unknownYear` when the
    ///   calendar does not know a day it has to look at.
    package func following(_ day: Day) throws(MeasureFlaw) -> Day {
        try nearest(to: day, step: 1)
    }

    /// The day itself or the last working day before it.
    /// - Throws: as `following`.
    package func preceding(_ day: Day) throws(MeasureFlaw) -> Day {
        try nearest(to: day, step: -1)
    }

    private func nearest(to day: Day, step: Int32) throws(MeasureFlaw) -> Day {
        var candidate = day
        for _ in 0..<366 {
            if let published, knowledge(of: candidate) == .none {
                throw .unknownYear(candidate.civil.year, calendar: name, known: published)
            }
            if isWorking(candidate) { return candidate }
            candidate = candidate.advanced(by: step)
        }
        throw .outOfRange(.day, text: day.description, accepted: "a working day within a year")
    }

    private func isWeekend(_ day: Day) -> Bool {
        Weekday(rawValue: day.weekday).map(weekend.contains) ?? false
    }

    /// Whether the law makes the day free: a holiday, or the day that is free instead of one.
    private func isFreeByLaw(_ day: Day) -> Bool {
        let year = day.civil.year
        // The first of January may be kept on the last of December.
        return daysOff(in: year).contains(day) || daysOff(in: year + 1).contains(day)
    }

    /// The holidays of a year by law and what is free instead of them, at a weekend or not.
    private func daysOff(in year: Int) -> Set<Day> {
        let holidays = yearly.compactMap { holiday in
            holiday.day(in: year).map { (day: $0, observance: holiday.observance) }
        }
        var free = Set(holidays.map(\.day))
        for holiday in holidays.sorted(by: { $0.day < $1.day }) where isWeekend(holiday.day) {
            switch holiday.observance {
            case .none: break
            case .nextWorkingDay:
                var day = holiday.day
                while weekend.count < 7, isWeekend(day) || free.contains(day) { day = day.next }
                free.insert(day)
            case .nearestWeekday:
                let isBefore = holiday.day.weekday == Weekday.saturday.rawValue
                free.insert(isBefore ? holiday.day.previous : holiday.day.next)
            }
        }
        return free
    }
}
