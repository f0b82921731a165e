import Testing

@testable import Measures

@Test(arguments: [
    ("2018-05", "2018-05-01", "2018-05-31", "05.2018"),
    ("2020-02", "2020-02-01", "2020-02-29", "02.2020"),
    ("2019-12", "2019-12-01", "2019-12-31", "12.2019"),
])
func `a month has a first and a last day and a title`(
    text: String, first: String, last: String, title: String
) throws {
    let month = try Month(text: text)
    #expect(month.first.description == first && month.last.description == last)
    #expect(month.description == text && month.title == title)
    #expect(month.next.previous == month && month.next.first == month.last.next)
    #expect(Month(of: month.last) == month && month < month.next)
}

@Test(arguments: ["", "2018", "2018-5", "2018-05-01", "05.2018", "2018-0a", "2018/05"])
func `what is not a month is refused`(text: String) {
    #expect(throws: MeasureFlaw.notA(.month, text: text, accepted: "YYYY-MM")) {
        try Month(text: text)
    }
}

@Test(arguments: ["2018-13", "2018-00", "1800-01"])
func `a month outside the calendar is refused`(text: String) {
    #expect {
        try Month(text: text)
    } throws: { error in
        guard case MeasureFlaw.outOfRange(.day, _, _) = error else { return false }
        return true
    }
}
