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
