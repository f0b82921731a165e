/// The share of coupon periods that a span covers.
///
/// The reference period gives the length and the days of the regular periods; the span is cut
/// along the row of such periods before and after it, so long and short first periods come out
/// right. Without a reference period the span is its own.
///
/// - Source: ICMA rule 251; ISDA, "EMU and Market Conventions" (1998).
extension DaySpan {
    func icmaFraction(in period: DayCount.Period?) throws(MeasureFlaw) -> Fraction {
        let start = period?.referenceStart ?? from
        let end = period?.referenceEnd ?? to
        if from == to { return Fraction(0, over: 1) }
        guard start < end else {
            throw .outOfRange(.day, text: "\(start)…\(end)", accepted: "a start before its end")
        }
        let row = ReferenceRow(start, end, spanStart: from)
        var sum = Fraction(0, over: 1)
        var index = row.index(of: from)
        while row.day(index) < to {
            let regular = DaySpan(row.day(index), row.day(index + 1))
            let covered = DaySpan(max(from, regular.from), min(to, regular.to))
            let part = Fraction(
                Int128(row.months) * Int128(covered.actualDays),
                over: 12 * Int128(regular.actualDays))
            sum = try sum.plus(part).reduced
            index += 1
        }
        return sum
    }
}

/// The endless row of regular periods that a reference period belongs to.
private struct ReferenceRow {
    let anchor: Day
    let months: Int
    let sticksToMonthEnd: Bool

    /// Takes the length in months nearest to the days given; below half a month, a year.
    init(_ start: Day, _ end: Day, spanStart: Day) {
        let days = DaySpan(start, end).actualDays
        let nearest = Int(Rounding.halfUp.quotient(Int128(12 * days), over: 365))
        anchor = nearest == 0 ? spanStart : start
        months = nearest == 0 ? 12 : nearest
        sticksToMonthEnd = nearest > 0 && start.isEndOfMonth && end.isEndOfMonth
    }

    /// The first day of period `index`; the reference period is number 0.
    func day(_ index: Int) -> Day {
        anchor.adding(months: index * months, anchorDay: sticksToMonthEnd ? 31 : nil)
    }

    /// The number of the period that `day` lies in.
    func index(of day: Day) -> Int {
        var index = Int(DaySpan(anchor, day).actualDays) / (months * 31) - 1
        while self.day(index + 1) <= day { index += 1 }
        return index
    }
}
