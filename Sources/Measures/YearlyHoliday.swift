/// A day off that the law gives every year.
package struct YearlyHoliday: Hashable, Sendable {
    /// Which day of a year it is.
    package enum Rule: Hashable, Sendable {
        case date(month: Int, day: Int)
        /// The n-th such day of a month, from 1; the last one at 5.
        case weekday(month: Int, Weekday, nth: Int)
    }

    /// What happens when it falls on a weekend; the raw value is its code name.
    package enum Observance: String, Hashable, Sendable, CaseIterable, Codable {
        /// Nothing: the day off is lost, or a government says each year where it goes.
        case none
        /// The next working day is free instead.
        case nextWorkingDay
        /// The Friday before a Saturday is free, or the Monday after a Sunday.
        case nearestWeekday
    }

    package let rule: Rule
    package let observance: Observance
    /// The first year that has it; nil where it was always there.
    package let firstYear: Int?

    package init(rule: Rule, observance: Observance, firstYear: Int?) {
        self.rule = rule
        self.observance = observance
        self.firstYear = firstYear
    }

    /// The day itself; nil in a year that does not have it.
    package func day(in year: Int) -> Day? {
        if let firstYear, year < firstYear { return nil }
        switch rule {
        case .date(let month, let day):
            guard day <= Day.length(ofMonth: month, year: year) else { return nil }
            return Day(unchecked: year, month, day)
        case .weekday(let month, let weekday, let nth):
            let first = Day(unchecked: year, month, 1)
            let ahead = (weekday.rawValue - first.weekday + 7) % 7
            let day = first.advanced(by: Int32(ahead + 7 * (nth - 1)))
            return day.civil.month == month ? day : day.advanced(by: -7)
        }
    }
}

extension YearlyHoliday.Rule {
    /// Reads `01-07`, or `01-mon-3` and `05-mon-last` for the third and the last Monday.
    /// - Throws: `notA(.day)`.
    package init(text: String) throws(MeasureFlaw) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let month = parts.first.flatMap({ YearlyHoliday.Rule.number($0, 1...12) }) else {
            throw YearlyHoliday.Rule.flaw(text)
        }
        switch parts.count {
        case 2:
            // A year with a 29th of February has the longest months.
            let days = 1...Day.length(ofMonth: month, year: 2000)
            guard let day = YearlyHoliday.Rule.number(parts[1], days) else {
                throw YearlyHoliday.Rule.flaw(text)
            }
            self = .date(month: month, day: day)
        case 3:
            let nth = parts[2] == "last" ? 5 : Int(parts[2]).flatMap { (1...4) ~= $0 ? $0 : nil }
            guard let weekday = Weekday.allCases.first(where: { $0.shortName == parts[1] }),
                let nth
            else { throw YearlyHoliday.Rule.flaw(text) }
            self = .weekday(month: month, weekday, nth: nth)
        default: throw YearlyHoliday.Rule.flaw(text)
        }
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), range.contains(number)
        else { return nil }
        return number
    }

    private static func flaw(_ text: String) -> MeasureFlaw {
        .notA(.day, text: text, accepted: "01-07, 01-mon-3, 05-mon-last and such")
    }
}

extension Weekday {
    /// Three letters, such as `mon`.
    fileprivate var shortName: String { String("\(self)".prefix(3)) }
}
