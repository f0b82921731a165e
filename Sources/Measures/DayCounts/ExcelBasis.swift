/// What YEARFRAC of a spreadsheet answers where it differs from the convention of that name.
///
/// - Source: D. A. Wheeler, "YEARFRAC Incompatibilities among Office Suites" (2009).
extension DaySpan {
    /// Basis 0: the 31st is judged before February, so 28 Feb to a 31st keeps its day 31.
    var excelThirty360US: Int64 {
        let first = from.isEndOfFebruary ? 30 : min(from.civil.day, 30)
        let day = to.civil.day
        let isThirtieth =
            (day == 31 && from.civil.day >= 30) || (from.isEndOfFebruary && to.isEndOfFebruary)
        return thirties(first, isThirtieth ? 30 : day)
    }

    /// Basis 1: the days over the mean length of the calendar years touched.
    ///
    /// Up to one year it is 366 when the one year is leap, or a 29 February lies inside.
    var excelActualFraction: Fraction {
        let start = from.civil
        let end = to.civil
        guard isAtMostOneYear else {
            let years = Int64(end.year - start.year + 1)
            let whole = DaySpan(
                Day(unchecked: start.year, 1, 1), Day(unchecked: end.year + 1, 1, 1))
            return Fraction(Int128(actualDays * years), over: Int128(whole.actualDays))
        }
        let isLong =
            start.year == end.year
            ? Day.isLeap(year: start.year) : leapDays + (from.isLeapDay ? 1 : 0) > 0
        return Fraction(Int128(actualDays), over: isLong ? 366 : 365)
    }

    /// Whether the end is no later than the same day of the next year.
    private var isAtMostOneYear: Bool {
        let start = from.civil
        let end = to.civil
        if end.year == start.year { return true }
        return end.year == start.year + 1
            && (start.month, start.day) >= (end.month, end.day)
    }
}

extension Day {
    fileprivate var isLeapDay: Bool {
        let parts = civil
        return parts.month == 2 && parts.day == 29
    }
}
