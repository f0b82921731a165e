/// The conventions whose fraction is a count of days over one length of year.
extension DayCount {
    /// A year of `days / parts` days, so that 365.25 stays whole: 1461 / 4.
    struct YearLength: Hashable, Sendable {
        let days: Int64
        let parts: Int64

        init(_ days: Int64, parts: Int64 = 1) {
            self.days = days
            self.parts = parts
        }
    }

    /// Counts days by this convention; `maturity` matters to 30E/360 ISDA alone.
    ///
    /// An empty span has no days, though the letter of PSA says -2 at the end of February and
    /// that of 30E+ says 1 on a 31st. Only 1/1 counts one all the same.
    func countedDays(_ span: DaySpan, maturity: Day?) -> Int64 {
        if span.from == span.to && self != .one { return 0 }
        return switch self {
        case .one: 1
        case .actual360, .actual364, .actual365, .actual365Quarter, .actual365L,
            .actual365Actual, .actualActualISDA, .actualActualDaily, .actualActualICMA,
            .actualActualAFB, .actualActualYear, .excelActualActual, .excelActual360,
            .excelActual365:
            span.actualDays
        case .noLeap360, .noLeap365: span.actualDays - span.leapDays
        case .thirty360US: span.thirty360US
        case .thirty360Bond: span.thirty360Bond
        case .thirty360PSA: span.thirty360PSA
        case .thirtyE360, .excelThirtyE360: span.thirtyE360
        case .thirtyE360Plus: span.thirtyE360Plus
        case .thirtyE360ISDA: span.thirtyE360ISDA(maturity: maturity)
        case .thirtyE365: span.thirtyE365
        case .excelThirty360US: span.excelThirty360US
        }
    }

    /// The length of year that the counted days are divided by.
    ///
    /// The actual/actual conventions divide part by part instead and never ask for it.
    func yearLength(_ span: DaySpan, in period: Period?) -> YearLength {
        switch self {
        case .one: YearLength(1)
        case .actual364: YearLength(364)
        case .actual365, .noLeap365, .thirtyE365, .excelActual365: YearLength(365)
        case .actual365Quarter: YearLength(1461, parts: 4)
        case .actual365L:
            YearLength(Day.isLeap(year: (period?.referenceEnd ?? span.to).civil.year) ? 366 : 365)
        case .actual365Actual: YearLength(span.leapDays > 0 ? 366 : 365)
        case .actual360, .noLeap360, .thirty360US, .thirty360Bond, .thirty360PSA, .thirtyE360,
            .thirtyE360Plus, .thirtyE360ISDA, .excelThirty360US, .excelActual360,
            .excelThirtyE360:
            YearLength(360)
        case .actualActualISDA, .actualActualDaily, .actualActualICMA, .actualActualAFB,
            .actualActualYear, .excelActualActual:
            preconditionFailure("\(rawValue) has no single length of year")
        }
    }
}
