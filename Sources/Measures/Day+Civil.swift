/// Year, month and day of the proleptic Gregorian calendar.
extension Day {
    /// Builds a day from its civil parts.
    ///
    /// - Throws: `outOfRange` when there is no such day, or the year is outside 1900...2200.
    /// - Source: the era arithmetic of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    package init(year: Int, month: Int, day: Int) throws(MeasureFlaw) {
        guard (1900...2200).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day)
        else {
            throw .outOfRange(
                .day, text: "\(year)-\(month)-\(day)", accepted: "a day of 1900...2200")
        }
        self.init(unchecked: year, month, day)
    }

    init(unchecked year: Int, _ month: Int, _ day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// Year, month (1...12) and day of month (1...31).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Whether the year has a 29th of February.
    package static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days the month has, 28 to 31.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether it is the last day of its month.
    package var isEndOfMonth: Bool {
        let parts = civil
        return parts.day == Day.length(ofMonth: parts.month, year: parts.year)
    }

    /// Monday is 1, Sunday is 7.
    package var weekday: Int {
        let fromMonday = (Int(number) + 3) % 7
        return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
    }

    /// The same day `months` later; the day of month is cut to the month's length.
    ///
    /// With `anchorDay` 31 the result is always the last day of its month.
    package func adding(months: Int, anchorDay: Int? = nil) -> Day {
        let parts = civil
        let count = parts.year * 12 + (parts.month - 1) + months
        let year = count >= 0 ? count / 12 : (count - 11) / 12
        let month = count - year * 12 + 1
        let day = min(anchorDay ?? parts.day, Day.length(ofMonth: month, year: year))
        return Day(unchecked: year, month, day)
    }
}

extension Day {
    /// The first day of its month.
    package var firstOfMonth: Day { advanced(by: 1 - Int32(civil.day)) }
}
