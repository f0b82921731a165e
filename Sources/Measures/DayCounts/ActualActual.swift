/// The conventions that divide actual days by the actual length of years, part by part.
extension DaySpan {
    /// Days of leap years over 366 and the others over 365.
    ///
    /// - Source: ISDA 2006 Definitions §4.16(b).
    var isdaFraction: Fraction { Fraction(Int128(isdaUnits), over: 365 * 366) }

    /// The same in units of 1 / (365 * 366) of a year.
    var isdaUnits: Int64 {
        let leap = daysInLeapYears
        return (actualDays - leap) * 366 + leap * 365
    }

    /// Whole years back from the end; the rest over 366 when a 29 February lies in it.
    ///
    /// Years are always taken from the end itself, so a 29 February returns every fourth year.
    /// - Source: Association française des banques, Actual/Actual (AFB) master agreement 1994.
    var afbFraction: Fraction {
        var years = 0
        while to.adding(months: -12 * (years + 1), anchorDay: nil) >= from { years += 1 }
        let rest = DaySpan(from, to.adding(months: -12 * years, anchorDay: nil))
        let length: Int64 = rest.leapDaysFromStart > 0 ? 366 : 365
        return Fraction(Int128(Int64(years) * length + rest.actualDays), over: Int128(length))
    }

    /// Whole years forward from the start; the rest over the length of the year then begun.
    ///
    /// A year is begun only when the day lies past it, so a whole year is always 1.
    var yearFraction: Fraction {
        var years = 0
        var begun = from
        while begun.adding(months: 12, anchorDay: nil) < to {
            years += 1
            begun = from.adding(months: 12 * years, anchorDay: nil)
        }
        let length = DaySpan(begun, begun.adding(months: 12, anchorDay: nil)).actualDays
        let rest = DaySpan(begun, to).actualDays
        return Fraction(Int128(Int64(years) * length + rest), over: Int128(length))
    }
}
