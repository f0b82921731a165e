import Testing

@testable import Measures

@Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("2018-05-20", 17_671)])
func `a day is counted from 1970-01-01 and written back as it was read`(
    text: String, number: Int32
) throws {
    let day = try Day(text: text)
    #expect(day.number == number)
    #expect(day.description == text)
}

@Test
func `every day of 1900 to 2200 follows the one before and reads back`() throws {
    var number = try Day(year: 1900, month: 1, day: 1).number
    var weekday = 1  // 1900-01-01 was a Monday.
    for year in 1900...2200 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        for (month, length) in lengths.enumerated() {
            for dayOfMonth in 1...length {
                let day = Day(number: number)
                let parts = day.civil
                let isExpected =
                    parts == (year, month + 1, dayOfMonth) && day.weekday == weekday
                    && day.isEndOfMonth == (dayOfMonth == length)
                let isReadBack = try Day(text: day.description) == day
                if !isExpected || !isReadBack { Issue.record("\(day) went wrong") }
                number += 1
                weekday = weekday % 7 + 1
            }
        }
    }
    #expect(number == Day(unchecked: 2201, 1, 1).number)
}

@Test(
    arguments: [
        "", "2018-5-20", "20.05.2018", "2018-05-20 ", "2018/05/20", "2018-05-2a", "+018-05-20",
        "٢٠١٨-05", "2018-05-200",
    ])
func `what is not written as a day is no day`(text: String) {
    #expect(throws: MeasureFlaw.notA(.day, text: text, accepted: "YYYY-MM-DD")) {
        try Day(text: text)
    }
}

@Test(arguments: [
    "2018-02-29", "2018-13-01", "2018-00-10", "2018-04-31", "1899-12-31", "2201-01-01",
])
func `a day that the calendar does not have is out of range`(text: String) {
    #expect(throws: MeasureFlaw.self) { try Day(text: text) }
}

@Test(
    arguments: [
        ("2018-05-20T00:01:00", 60, "2018-05-20T00:01:00"),
        ("2018-05-20T23:59:59", 86_399, "2018-05-20T23:59:59"),
        ("2018-05-20", 0, "2018-05-20T00:00:00"),
        ("1969-12-31T12:00:00", 43_200, "1969-12-31T12:00:00"),
    ])
func `a value time is a day and a second of it`(
    text: String, second: Int32, written: String
) throws {
    let time = try ValueTime(text: text)
    #expect(time == ValueTime(try Day(text: text.prefix(10)), second: second))
    #expect(time.secondOfDay == second)
    #expect(time.description == written)
}

@Test(
    arguments: [
        "", "2018-05-20 00:01:00", "2018-05-20T00:01", "2018-05-20T00:01:00Z",
        "2018-05-20T00:01:00.5", "2018-05-20T0a:01:00", "2018-05-20T00-01-00",
    ])
func `what is not written as a value time is none`(text: String) {
    #expect(throws: MeasureFlaw.notA(.time, text: text, accepted: "YYYY-MM-DDTHH:MM:SS")) {
        try ValueTime(text: text)
    }
}

@Test(arguments: ["2018-05-20T24:00:00", "2018-05-20T00:60:00", "2018-05-20T00:00:60"])
func `a day has no such second`(text: String) {
    #expect(
        throws: MeasureFlaw.outOfRange(.time, text: text, accepted: "00:00:00 to 23:59:59")
    ) {
        try ValueTime(text: text)
    }
}
