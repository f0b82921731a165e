/// A span of the calendar such as one month, from which a row of dates is built.
package struct Tenor: Hashable, Sendable {
    /// What is counted.
    package enum Unit: String, Hashable, Sendable, CaseIterable, Codable {
        case day, week, month, year
    }

    /// How the day of month goes on when a month is too short for it, or longer.
    package enum MonthEndRule: String, Hashable, Sendable, CaseIterable, Codable {
        /// Keeps the anchor's day of month: 30 Jan, 28 Feb, 30 Mar.
        case keepsDay
        /// Keeps the end of the month when the anchor is one: 28 Feb, 31 Mar, 30 Apr.
        case keepsMonthEnd
    }

    /// Shape: 1 through 9999.
    package let count: Int32
    /// What is counted.
    package let unit: Unit

    /// Takes a count of 1 through 9999.
    /// - Throws: `outOfRange(.tenor)`.
    package init(_ count: Int32, _ unit: Unit) throws(MeasureFlaw) {
        guard (1...9999).contains(count) else {
            throw .outOfRange(.tenor, text: "\(count) \(unit)", accepted: "1 to 9999")
        }
        self.count = count
        self.unit = unit
    }

    /// The day `index` tenors after the anchor, or before it when negative.
    ///
    /// Every date is taken from the anchor itself, never from the one before, so a short month
    /// leaves no trace in the later dates. Weeks and days know no month end.
    /// - Throws: `outOfRange(.day)` outside the years 1900 to 2200.
    package func day(
        _ index: Int32, after anchor: Day, monthEnd: MonthEndRule
    ) throws(MeasureFlaw) -> Day {
        let steps = Int64(index) * Int64(count)
        let widest: Int64 = 301 * 366
        guard (-widest...widest).contains(steps) else { throw outOfRange(index, anchor) }
        let day =
            switch unit {
            case .day: anchor.advanced(by: Int32(steps))
            case .week: anchor.advanced(by: Int32(steps * 7))
            case .month: months(Int(steps), after: anchor, monthEnd)
            case .year: months(Int(steps * 12), after: anchor, monthEnd)
            }
        guard (1900...2200).contains(day.civil.year) else { throw outOfRange(index, anchor) }
        return day
    }

    private func months(_ months: Int, after anchor: Day, _ rule: MonthEndRule) -> Day {
        switch rule {
        case .keepsDay: anchor.adding(months: months, anchorDay: nil)
        case .keepsMonthEnd:
            anchor.adding(months: months, anchorDay: anchor.isEndOfMonth ? 31 : nil)
        }
    }

    private func outOfRange(_ index: Int32, _ anchor: Day) -> MeasureFlaw {
        .outOfRange(
            .day, text: "\(anchor) and \(index) times \(self)", accepted: "a day of 1900...2200")
    }
}
