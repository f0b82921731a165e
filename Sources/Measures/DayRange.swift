/// The days from a first through a last one, both inclusive.
package struct DayRange: Hashable, Sendable {
    /// The earliest day.
    package let first: Day
    /// The latest day, itself in the range.
    package let last: Day

    /// Takes the two ends, of which the last is no earlier than the first.
    /// - Throws: `outOfRange(.day)`.
    package init(_ first: Day, through last: Day) throws(MeasureFlaw) {
        guard first <= last else {
            throw .outOfRange(.day, text: last.description, accepted: "\(first) or later")
        }
        self.init(unchecked: first, last)
    }

    private init(unchecked first: Day, _ last: Day) {
        self.first = first
        self.last = last
    }

    /// How many days it holds; at least one.
    package var count: Int32 { first.days(to: last) + 1 }

    /// Whether the day is one of the range.
    package func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The days that both ranges hold; `nil` when there is none.
    package func overlap(with other: DayRange) -> DayRange? {
        let first = max(first, other.first)
        let last = min(last, other.last)
        return first <= last ? DayRange(unchecked: first, last) : nil
    }

    /// The days in order, without storing them.
    package var days: some Sequence<Day> {
        (first.number...last.number).lazy.map { Day(number: $0) }
    }
}
