/// A rule that turns two days into a part of a year; the raw value is its published name.
///
/// Every answer is an exact quotient. A span runs from `from` to `to`, `to` never earlier.
package enum DayCount: String, Hashable, Sendable, CaseIterable, Codable {
    /// Always one year, however long the span.
    case one = "1/1"

    // Calendar days over one length of year.
    case actual360 = "actual/360"
    case actual364 = "actual/364"
    case actual365 = "actual/365"
    /// A year of 365.25 days.
    case actual365Quarter = "actual/365.25"
    /// 366 when the reference period, or else the span, ends in a leap year; else 365.
    case actual365L = "actual/365L"
    /// 366 when a 29 February lies after the first day and through the last, else 365.
    case actual365Actual = "actual/365_actual"
    /// Days without the 29th of February, over 360.
    case noLeap360 = "nl/360"
    /// Days without the 29th of February, over 365.
    case noLeap365 = "nl/365"

    /// Days of a leap year over 366, others over 365; the first day counts, the last does not.
    case actualActualISDA = "actual/actual_isda"
    /// As the ISDA rule, but the first day does not count and the last does, as interest accrues.
    case actualActualDaily = "actual/actual_daily"
    /// The share of a coupon period, by the reference period.
    case actualActualICMA = "actual/actual_icma"
    /// Whole years backwards from the end, the rest over 365 or 366.
    case actualActualAFB = "actual/actual_afb"
    /// Whole years forwards from the start, the rest over the length of the year begun.
    case actualActualYear = "actual/actual_year"

    /// Months of thirty days; the end of February counts as a 30th.
    case thirty360US = "30/360_us"
    /// Months of thirty days; a 31st at the end stays unless the start is a 30th or 31st.
    case thirty360Bond = "30/360_bond"
    /// As the bond basis, and a start at the end of February counts as a 30th.
    case thirty360PSA = "30/360_psa"
    /// Months of thirty days; a 31st is a 30th on both sides.
    case thirtyE360 = "30E/360"
    /// As 30E/360, but a 31st at the end is the first of the next month.
    case thirtyE360Plus = "30E+/360"
    /// Every month's end is a 30th, save a February that ends the debt.
    case thirtyE360ISDA = "30E/360_isda"
    /// Every month's end is a 30th, over 365.
    case thirtyE365 = "30E/365"

    // What YEARFRAC of a spreadsheet answers, basis by basis.
    case excelThirty360US = "excel_basis_0_30/360_us"
    case excelActualActual = "excel_basis_1_actual/actual"
    case excelActual360 = "excel_basis_2_actual/360"
    case excelActual365 = "excel_basis_3_actual/365"
    case excelThirtyE360 = "excel_basis_4_30E/360"

    /// What some conventions must know beyond the two days.
    package struct Period: Hashable, Sendable {
        /// The last day of the whole debt, for 30E/360 ISDA.
        package let maturity: Day?
        /// The first day of a regular period, for ICMA.
        package let referenceStart: Day?
        /// The last day of a regular period, for ICMA and 365L.
        package let referenceEnd: Day?

        /// States what is known; `nil` for what is not.
        package init(maturity: Day?, referenceStart: Day?, referenceEnd: Day?) {
            self.maturity = maturity
            self.referenceStart = referenceStart
            self.referenceEnd = referenceEnd
        }
    }

    /// Counts the days of the span as the convention sees them.
    ///
    /// - Throws: `outOfRange(.day)` when `to` is before `from`.
    package func days(
        from: Day, to: Day, in period: Period?
    ) throws(MeasureFlaw) -> Int64 {
        try refuseTurned(from, to)
        return countedDays(DaySpan(from, to), maturity: period?.maturity)
    }

    /// Gives the part of a year between two days.
    ///
    /// - Throws: `outOfRange(.day)` when `to` is before `from`, or the reference period ends
    ///   no later than it starts.
    package func fraction(
        from: Day, to: Day, in period: Period?
    ) throws(MeasureFlaw) -> Fraction {
        try refuseTurned(from, to)
        let span = DaySpan(from, to)
        let days = Int128(countedDays(span, maturity: period?.maturity))
        switch self {
        case .one: return Fraction(days, over: 1)
        case .actual360, .noLeap360, .thirty360US, .thirty360Bond, .thirty360PSA, .thirtyE360,
            .thirtyE360Plus, .thirtyE360ISDA, .excelThirty360US, .excelActual360,
            .excelThirtyE360:
            return Fraction(days, over: 360)
        case .actual364: return Fraction(days, over: 364)
        case .actual365, .noLeap365, .thirtyE365, .excelActual365:
            return Fraction(days, over: 365)
        case .actual365Quarter: return Fraction(days * 4, over: 1461)
        case .actual365L:
            let end = period?.referenceEnd ?? to
            return Fraction(days, over: Day.isLeap(year: end.civil.year) ? 366 : 365)
        case .actual365Actual: return Fraction(days, over: span.leapDays > 0 ? 366 : 365)
        case .actualActualISDA: return span.isdaFraction
        case .actualActualDaily: return DaySpan(from.next, to.next).isdaFraction
        case .actualActualICMA: return try span.icmaFraction(in: period)
        case .actualActualAFB: return span.afbFraction
        case .actualActualYear: return span.yearFraction
        case .excelActualActual: return span.excelActualFraction
        }
    }

    private func refuseTurned(_ from: Day, _ to: Day) throws(MeasureFlaw) {
        guard from <= to else {
            throw .outOfRange(.day, text: to.description, accepted: "\(from) or later")
        }
    }
}
