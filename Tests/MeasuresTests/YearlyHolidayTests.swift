import Testing

@testable import Measures

/// Days off that come again every year, and calendars that know no more than those.
@Suite struct YearlyHolidayTests {
    /// How a day is written, a year, and the day in it.
    @Test(
        arguments: [
            ("01-07", 2027, "2027-01-07"), ("02-29", 2028, "2028-02-29"), ("02-29", 2027, nil),
            // The third and the last Monday, the fourth Thursday, of months of four and of five.
            ("01-mon-3", 2027, "2027-01-18"), ("02-mon-3", 2026, "2026-02-16"),
            ("05-mon-last", 2027, "2027-05-31"), ("02-mon-last", 2027, "2027-02-22"),
            ("11-thu-4", 2027, "2027-11-25"), ("09-mon-1", 2025, "2025-09-01"),
        ] as [(String, Int, String?)])
    func `a holiday of every year is a date or a weekday of a month`(
        text: String, year: Int, day: String?
    ) throws {
        let holiday = YearlyHoliday(
            rule: try YearlyHoliday.Rule(text: text), observance: .none, firstYear: nil)
        #expect(holiday.day(in: year)?.description == day)
    }

    @Test(arguments: [
        "", "1-7", "01", "13-01", "00-01", "01-32", "02-30", "01-00", "01-mon", "01-mon-5",
        "01-mon-0", "01-Mon-1", "01-monday-1", "01-mon-last-1", "2027-01-07", "01-+7",
    ])
    func `what is written otherwise is none`(text: String) {
        #expect(throws: MeasureFlaw.self) { try YearlyHoliday.Rule(text: text) }
    }

    @Test func `a holiday begins in its first year`() throws {
        let holiday = YearlyHoliday(rule: newYear, observance: .none, firstYear: 2021)
        #expect(holiday.day(in: 2020) == nil)
        #expect(holiday.day(in: 2021) != nil)
    }

    /// What happens at a weekend, a day of a year that was not published, and whether it is worked.
    ///
    /// 1 January 2028 is a Saturday, 1 January 2034 a Sunday.
    @Test(
        arguments: [
            (.none, "2027-12-31", true), (.none, "2028-01-01", false),
            (.none, "2028-01-03", true), (.nextWorkingDay, "2027-12-31", true),
            (.nextWorkingDay, "2028-01-03", false), (.nextWorkingDay, "2028-01-04", true),
            (.nearestWeekday, "2027-12-31", false), (.nearestWeekday, "2028-01-03", true),
            (.nearestWeekday, "2034-01-02", false), (.nextWorkingDay, "2034-01-02", false),
        ] as [(YearlyHoliday.Observance, String, Bool)])
    func `at a weekend another day is free, or none`(
        observance: YearlyHoliday.Observance, day: String, isWorked: Bool
    ) throws {
        let holiday = YearlyHoliday(rule: newYear, observance: observance, firstYear: nil)
        let calendar = calendar([holiday])
        #expect(calendar.isWorking(try Day(text: day)) == isWorked)
    }

    /// Two holidays on one weekend free two days.
    @Test func `the next working day is not one that is free already`() throws {
        let rules = ["05-01", "05-02", "05-04"]
        let calendar = calendar(
            try rules.map { rule in
                YearlyHoliday(
                    rule: try YearlyHoliday.Rule(text: rule), observance: .nextWorkingDay,
                    firstYear: nil)
            })
        // 1 and 2 May 2027 are a weekend, the 4th is a Tuesday: Monday and Wednesday are free too.
        let free = try (1...8).filter { number in
            !calendar.isWorking(try Day(year: 2027, month: 5, day: number))
        }
        #expect(free == [1, 2, 3, 4, 5, 8])
    }

    /// A day, how well it is known, with the law and without it; 2026 is the year published.
    @Test(
        arguments: [
            ("2025-12-31", .byLaw, .none), ("2026-01-01", .certain, .certain),
            ("2026-12-31", .certain, .certain), ("2027-01-01", .byLaw, .none),
        ] as [(String, WorkCalendar.Knowledge, WorkCalendar.Knowledge)])
    func `a calendar says how well it knows a day`(
        day: String, withLaw: WorkCalendar.Knowledge, without: WorkCalendar.Knowledge
    ) throws {
        let day = try Day(text: day)
        let holiday = YearlyHoliday(rule: newYear, observance: .none, firstYear: nil)
        #expect(calendar([holiday]).knowledge(of: day) == withLaw)
        #expect(calendar([]).knowledge(of: day) == without)
        #expect(WorkCalendar.mondayToFriday.knowledge(of: day) == .certain)
    }

    /// 2 January 2027 is a Saturday, 1 January 2027 a Friday.
    @Test(arguments: DayShift.allCases)
    func `a year that a calendar does not know moves no day`(shift: DayShift) throws {
        let day = try Day(text: "2027-01-02")
        if shift == .none {
            #expect(try shift.shifted(day, by: calendar([])) == day)
            return
        }
        let flaw = MeasureFlaw.unknownYear(2027, calendar: "test", known: 2026...2026)
        #expect(throws: flaw) { try shift.shifted(day, by: calendar([])) }
        // The last day of 2026 is off, and where it would go to is not known.
        let last = try Day(text: "2026-12-31")
        if shift == .following {
            #expect(throws: flaw) { try shift.shifted(last, by: calendar([])) }
        } else if shift == .preceding {
            #expect(try shift.shifted(last, by: calendar([])) == last.previous)
        }
    }

    /// Weekends, and the last day of 2026, the one year that was published.
    private func calendar(_ yearly: [YearlyHoliday]) -> WorkCalendar {
        WorkCalendar(
            name: "test", weekend: [.saturday, .sunday], holidays: [Day(unchecked: 2026, 12, 31)],
            extraWorkingDays: [], yearly: yearly, published: 2026...2026)
    }
}

/// 1 January.
let newYear = YearlyHoliday.Rule.date(month: 1, day: 1)
