/// A calendar month: what a period of the books is.
package struct Month: Hashable, Sendable, Comparable {
    package let first: Day

    /// The month that a day lies in.
    package init(of day: Day) { first = day.firstOfMonth }

    /// Reads `YYYY-MM` and nothing else.
    /// - Throws: `notA(.month)`, `outOfRange(.day)`.
    package init(text: some StringProtocol) throws(MeasureFlaw) {
        guard text.utf8.count == 7 else { throw Month.unread(text) }
        do {
            first = try Day(text: text + "-01")
        } catch .notA {
            throw Month.unread(text)
        }
    }

    private static func unread(_ text: some StringProtocol) -> MeasureFlaw {
        .notA(.month, text: String(text), accepted: "YYYY-MM")
    }

    package var last: Day { next.first.previous }
    package var next: Month { Month(of: first.adding(months: 1)) }
    package var previous: Month { Month(of: first.previous) }

    /// Whether the left month is the earlier one.
    package static func < (left: Month, right: Month) -> Bool { left.first < right.first }

    /// `MM.YYYY`, as people who keep books write a period.
    package var title: String {
        let parts = first.civil
        return Day.padded(parts.month, 2) + "." + Day.padded(parts.year, 4)
    }
}

extension Month: CustomStringConvertible {
    /// `YYYY-MM`.
    package var description: String { String(first.description.dropLast(3)) }
}
