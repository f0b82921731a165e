/// The conventions in which every month has thirty days; they differ in what a month's end is.
///
/// - Source: ISDA 2006 Definitions §4.16(f)–(h).
extension DaySpan {
    /// ISDA 30/360, "bond basis": the 31st is the 30th; at the end only after a 30th.
    var thirty360Bond: Int64 {
        let start = from.civil
        let end = to.civil
        let first = min(start.day, 30)
        let last = end.day == 31 && first == 30 ? 30 : end.day
        return thirties(first, last)
    }

    /// US (NASD) rule: as the bond basis, and the end of February is a 30th.
    var thirty360US: Int64 {
        let startsAtFebruaryEnd = from.isEndOfFebruary
        let first = startsAtFebruaryEnd ? 30 : min(from.civil.day, 30)
        let day = to.civil.day
        let isThirtieth =
            (day == 31 && first == 30) || (startsAtFebruaryEnd && to.isEndOfFebruary)
        return thirties(first, isThirtieth ? 30 : day)
    }

    /// PSA rule: a start at the end of February is a 30th, an end never.
    var thirty360PSA: Int64 {
        let first = from.isEndOfFebruary ? 30 : min(from.civil.day, 30)
        let day = to.civil.day
        return thirties(first, day == 31 && first == 30 ? 30 : day)
    }

    /// Eurobond basis: the 31st is the 30th, on both sides.
    var thirtyE360: Int64 { thirties(min(from.civil.day, 30), min(to.civil.day, 30)) }

    /// As the Eurobond basis, but a 31st at the end is the first of the next month.
    var thirtyE360Plus: Int64 {
        let day = to.civil.day
        // One day past a thirtieth is the first of the next month, so 31 already counts right.
        return thirties(min(from.civil.day, 30), day)
    }

    /// German rule: every month's end is a 30th, save a February that ends the debt.
    func thirtyE360ISDA(maturity: Day?) -> Int64 {
        let first = from.isEndOfMonth ? 30 : from.civil.day
        let isThirtieth = to.isEndOfMonth && !(to.isEndOfFebruary && to == maturity)
        return thirties(first, isThirtieth ? 30 : to.civil.day)
    }

    /// Every month's end is a 30th, on both sides.
    var thirtyE365: Int64 { thirtyE360ISDA(maturity: nil) }

    /// Days between two days of thirty-day months, whose days of month are given.
    func thirties(_ first: Int, _ last: Int) -> Int64 {
        let start = from.civil
        let end = to.civil
        let months = (end.year - start.year) * 12 + end.month - start.month
        return Int64(months * 30 + last - first)
    }
}
