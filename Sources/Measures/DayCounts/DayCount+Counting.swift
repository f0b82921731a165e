/// How many days every convention sees between two days.
extension DayCount {
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
}
