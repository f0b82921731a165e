/// A rule that turns two days into a part of a year; the raw value is its published name.
///
/// Every answer is an exact quotient. A span runs from `from` to `to`, `to` never earlier.
package enum DayCount: String, Hashable, Sendable, CaseIterable, Codable {
    /// Always one year, however long the span.
    case one = "1/1"

    case actual360 = "actual/360"
    case actual364 = "actual/364"
    case actual365 = "actual/365"
    /// A year of 365.25 days.
    case actual365Quarter = "actual/365.25"
    /// 366 when the period ends in a leap year, else 365.
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

    case thirty360US = "30/360_us"
    case thirty360Bond = "30/360_bond"
    case thirty360PSA = "30/360_psa"
    case thirtyE360 = "30E/360"
    case thirtyE360Plus = "30E+/360"
    case thirtyE360ISDA = "30E/360_isda"
    case thirtyE365 = "30E/365"

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
    ) throws(MeasureError) -> Int64 {
        try refuseTurned(from, to)
        return countedDays(DaySpan(from, to), maturity: period?.maturity)
    }

    /// Gives the part of a year between two days.
    ///
    /// - Throws: `outOfRange(.day)` when `to` is before `from`, or the reference period ends
    ///   no later than it starts.
    package func fraction(
        from: Day, to: Day, in period: Period?
    ) throws(MeasureError) -> Fraction {
        try refuseTurned(from, to)
        let span = DaySpan(from, to)
        switch self {
        case .actualActualISDA: return span.isdaFraction
        case .actualActualDaily: return DaySpan(from.next, to.next).isdaFraction
        case .actualActualICMA: return try span.icmaFraction(in: period)
        case .actualActualAFB: return span.afbFraction
        case .actualActualYear: return span.yearFraction
        case .excelActualActual: return span.excelActualFraction
        case .one, .actual360, .actual364, .actual365, .actual365Quarter, .actual365L,
            .actual365Actual, .noLeap360, .noLeap365, .thirty360US, .thirty360Bond,
            .thirty360PSA, .thirtyE360, .thirtyE360Plus, .thirtyE360ISDA, .thirtyE365,
            .excelThirty360US, .excelActual360, .excelActual365, .excelThirtyE360:
            let days = countedDays(span, maturity: period?.maturity)
            let year = yearLength(span, in: period)
            return Fraction(Int128(days * year.parts), over: Int128(year.days))
        }
    }

    private func refuseTurned(_ from: Day, _ to: Day) throws(MeasureError) {
        guard from <= to else {
            throw .outOfRange(.day, text: to.description, accepted: "\(from) or later")
        }
    }
}
