import Testing

@testable import Measures

@Test(
    arguments: [
        (
            "P1M", "2018-01-31", Tenor.MonthEndRule.keepsDay,
            ["2018-02-28", "2018-03-31", "2018-04-30"]
        ),
        ("P1M", "2018-01-30", .keepsDay, ["2018-02-28", "2018-03-30", "2018-04-30"]),
        ("P1M", "2018-02-28", .keepsDay, ["2018-03-28", "2018-04-28", "2018-05-28"]),
        ("P1M", "2018-02-28", .keepsMonthEnd, ["2018-03-31", "2018-04-30", "2018-05-31"]),
        ("P1M", "2018-01-30", .keepsMonthEnd, ["2018-02-28", "2018-03-30", "2018-04-30"]),
        ("P3M", "2018-11-30", .keepsMonthEnd, ["2019-02-28", "2019-05-31", "2019-08-31"]),
        ("P1Y", "2016-02-29", .keepsDay, ["2017-02-28", "2018-02-28", "2019-02-28", "2020-02-29"]),
        ("P2W", "2018-01-31", .keepsMonthEnd, ["2018-02-14", "2018-02-28", "2018-03-14"]),
        ("P30D", "2018-01-31", .keepsDay, ["2018-03-02", "2018-04-01"]),
    ])
func `dates are counted from the anchor, with or without its month end`(
    tenor: String, anchor: String, rule: Tenor.MonthEndRule, expected: [String]
) throws {
    let tenor = try Tenor(text: tenor)
    let anchor = try Day(text: anchor)
    let days = try (1...expected.count).map {
        try tenor.day(Int32($0), after: anchor, monthEnd: rule).description
    }
    #expect(days == expected)
    #expect(try tenor.day(0, after: anchor, monthEnd: .keepsDay) == anchor)
}

@Test(arguments: [
    ("P1M", 1, Tenor.Unit.month), ("P9999D", 9999, .day), ("P2W", 2, .week), ("P1Y", 1, .year),
])
func `a tenor reads back as it was written`(text: String, count: Int32, unit: Tenor.Unit) throws {
    let tenor = try Tenor(text: text)
    #expect(try tenor == Tenor(count, unit))
    #expect(tenor.description == text)
}

@Test(arguments: [
    "", "P", "PM", "P0M", "P01M", "1M", "P1m", "p1M", "P-1M", "P1.5M", "P1M2D", "PT1M", "P10000D",
    "1 month", "P1ДМ",
])
func `what is not written as a tenor is none`(text: String) {
    #expect(
        throws: MeasureFlaw.notA(.tenor, text: text, accepted: "P7D, P2W, P1M, P1Y and such")
    ) {
        try Tenor(text: text)
    }
}

@Test
func `a date outside 1900 to 2200 is refused`() throws {
    let anchor = try Day(text: "2018-01-31")
    for index: Int32 in [183, -119, .max, .min] {
        #expect(throws: MeasureFlaw.self) {
            try Tenor(1, .year).day(index, after: anchor, monthEnd: .keepsDay)
        }
    }
    #expect(try Tenor(1, .year).day(182, after: anchor, monthEnd: .keepsDay).civil.year == 2200)
    #expect(throws: MeasureFlaw.outOfRange(.tenor, text: "0 day", accepted: "1 to 9999")) {
        try Tenor(0, .day)
    }
}

@Test
func `ranges overlap where they have days in common, for all small ranges`() throws {
    for first: Int32 in 0..<6 {
        for last in first..<6 {
            let range = try DayRange(Day(number: first), through: Day(number: last))
            #expect(range.days.map(\.number) == Array(first...last))
            #expect(range.count == last - first + 1)
            for otherFirst: Int32 in 0..<6 {
                for otherLast in otherFirst..<6 {
                    let other = try DayRange(
                        Day(number: otherFirst), through: Day(number: otherLast))
                    let common = (Int32(0)..<6).filter { number in
                        (first...last).contains(number) && (otherFirst...otherLast).contains(number)
                    }
                    #expect(range.overlap(with: other)?.days.map(\.number) ?? [] == common)
                }
            }
        }
    }
    #expect(throws: MeasureFlaw.self) {
        try DayRange(Day(number: 1), through: Day(number: 0))
    }
}

/// The first days of May 2018: Tuesday 1 and Wednesday 9 are holidays, Monday 30 April and
/// Wednesday 2 are free in exchange for Saturday 28 April.
private func mayHolidays() throws -> WorkCalendar {
    func days(_ texts: [String]) throws -> Set<Day> { Set(try texts.map { try Day(text: $0) }) }
    return WorkCalendar(
        name: "May", weekend: [.saturday, .sunday],
        holidays: try days(["2018-04-30", "2018-05-01", "2018-05-02", "2018-05-09"]),
        extraWorkingDays: try days(["2018-04-28"]), yearly: [], published: 2018...2018)
}

@Test(
    arguments: [
        ("2018-05-03", DayShift.following, "2018-05-03"),
        ("2018-05-05", .none, "2018-05-05"),
        ("2018-05-05", .following, "2018-05-07"),
        ("2018-05-05", .preceding, "2018-05-04"),
        ("2018-04-29", .following, "2018-05-03"),
        ("2018-04-29", .modifiedFollowing, "2018-04-28"),
        ("2018-05-01", .preceding, "2018-04-28"),
        ("2018-05-01", .modifiedPreceding, "2018-05-03"),
        ("2018-05-09", .modifiedFollowing, "2018-05-10"),
        ("2018-05-09", .modifiedPreceding, "2018-05-08"),
        ("2018-04-28", .following, "2018-04-28"),
    ])
func `a date without work goes where the rule says`(
    day: String, shift: DayShift, expected: String
) throws {
    let shifted = try shift.shifted(Day(text: day), by: try mayHolidays())
    #expect(shifted.description == expected)
}

@Test
func `shifting lands on a working day, and a working day stays, over a whole year`() throws {
    let calendar = try mayHolidays()
    // Within the year that the calendar has, on either side.
    let year = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2018-12-31"))
    for day in year.days {
        for shift in DayShift.allCases {
            let shifted = try shift.shifted(day, by: calendar)
            if calendar.isWorking(day) || shift == .none {
                #expect(shifted == day)
            } else {
                #expect(calendar.isWorking(shifted))
            }
            if shift == .following { #expect(shifted >= day) }
            if shift == .preceding { #expect(shifted <= day) }
            if shift == .modifiedFollowing || shift == .modifiedPreceding {
                #expect(shifted.civil.month == day.civil.month)
            }
        }
    }
}

@Test
func `a calendar without work gives no working day`() {
    for yearly in [[], [YearlyHoliday(rule: newYear, observance: .nextWorkingDay, firstYear: nil)]]
    {
        let calendar = WorkCalendar(
            name: "never", weekend: Set(Weekday.allCases), holidays: [], extraWorkingDays: [],
            yearly: yearly, published: yearly.isEmpty ? nil : 2018...2018)
        #expect(throws: MeasureFlaw.self) {
            try DayShift.following.shifted(Day(number: 0), by: calendar)
        }
    }
    #expect(WorkCalendar.everyDay.isWorking(Day(number: 2)))
    #expect(!WorkCalendar.mondayToFriday.isWorking(Day(number: 2)))  // Saturday 1970-01-03.
}
