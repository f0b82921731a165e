import Measures

extension RowReading {
    func calendar(_ row: CalendarSeed) throws(DirectoryFlaw) -> CalendarRow {
        var weekend = Set<Weekday>()
        for number in row.weekend {
            guard let weekday = Weekday(rawValue: number) else {
                throw refusal("weekend", "\(number)", accepted: "1…7, Monday first")
            }
            weekend.insert(weekday)
        }
        let holidays = try days("holidays", row.holidays ?? [])
        let workdays = try days("workdays", row.workdays ?? [])
        var yearly: [YearlyHoliday] = []
        for holiday in row.yearly ?? [] { yearly.append(try self.holiday(holiday)) }
        let calendar = WorkCalendar(
            name: row.code, weekend: weekend, holidays: holidays, extraWorkingDays: workdays,
            yearly: yearly, published: try years(row, holidays.union(workdays)))
        return CalendarRow(code: row.code, calendar: calendar)
    }

    private func holiday(_ seed: YearlyHolidaySeed) throws(DirectoryFlaw) -> YearlyHoliday {
        YearlyHoliday(
            rule: try measure("yearly.day", seed.day) { text throws(MeasureFlaw) in
                try YearlyHoliday.Rule(text: text)
            },
            observance: try choice(
                "yearly.observed", seed.observed ?? YearlyHoliday.Observance.none.rawValue,
                of: YearlyHoliday.Observance.self),
            firstYear: seed.firstYear)
    }

    /// The years that are listed whole: as the row says, else as far as its days reach.
    private func years(
        _ row: CalendarSeed, _ listed: Set<Day>
    ) throws(DirectoryFlaw) -> ClosedRange<Int>? {
        let reach = listed.map(\.civil.year)
        guard let first = row.firstYear ?? reach.min(), let last = row.lastYear ?? reach.max()
        else { return nil }
        guard first <= last, reach.allSatisfy({ first <= $0 && $0 <= last }) else {
            throw refusal(
                "lastYear", "\(first) to \(last)", accepted: "years with all listed days")
        }
        return first...last
    }

    private func days(_ field: String, _ texts: [String]) throws(DirectoryFlaw) -> Set<Day> {
        var days = Set<Day>()
        for text in texts {
            guard days.insert(try day(field, text)).inserted else {
                throw refusal(field, text, accepted: "each day once")
            }
        }
        return days
    }
}
