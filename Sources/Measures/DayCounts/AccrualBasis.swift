/// A day count in whole units that add up day by day, for interest that accrues every night.
///
/// Units are counted from the issue of a tranche, so any way of cutting the tranche gives the
/// same total; over `unitsPerYear` they are the part of a year exactly. The raw values are
/// stored: a number is never given to another basis.
package enum AccrualBasis: UInt8, Hashable, Sendable, CaseIterable {
    case actual365 = 1
    case actual360 = 2
    case actual364 = 3
    case actual365Quarter = 4
    /// 366 when the tranche ends in a leap year, else 365.
    case actual365L = 5
    /// 366 when a 29 February lies after the issue and through the end, else 365.
    case actual365Actual = 6
    /// Every accrued day over the length of its own year; the issue day does not accrue.
    case actualActualDaily = 7
    /// As the ISDA rule has it: the issue day counts, the end day does not.
    case actualActualISDA = 8
    case noLeap360 = 9
    case noLeap365 = 10
    case thirty360US = 11
    case thirty360Bond = 12
    case thirtyE360 = 13
    case thirtyE365 = 14
    /// Every tranche is the same part of a year, its days being equal parts of it.
    case samePeriod = 15

    /// Takes the basis of a convention.
    ///
    /// - Throws: `notA(.dayCount)` for a convention that cannot be counted day by day, because
    ///   it asks for a reference period or the maturity, or imitates a spreadsheet.
    package init(dayCount: DayCount) throws(MeasureFlaw) {
        switch dayCount {
        case .actual365: self = .actual365
        case .actual360: self = .actual360
        case .actual364: self = .actual364
        case .actual365Quarter: self = .actual365Quarter
        case .actual365L: self = .actual365L
        case .actual365Actual: self = .actual365Actual
        case .actualActualDaily: self = .actualActualDaily
        case .actualActualISDA: self = .actualActualISDA
        case .noLeap360: self = .noLeap360
        case .noLeap365: self = .noLeap365
        case .thirty360US: self = .thirty360US
        case .thirty360Bond: self = .thirty360Bond
        case .thirtyE360: self = .thirtyE360
        case .thirtyE365: self = .thirtyE365
        case .one, .actualActualICMA, .actualActualAFB, .actualActualYear, .thirty360PSA,
            .thirtyE360Plus, .thirtyE360ISDA, .excelThirty360US, .excelActualActual,
            .excelActual360, .excelActual365, .excelThirtyE360:
            throw .notA(
                .dayCount, text: dayCount.rawValue, accepted: "a convention that accrues by day")
        }
    }

    /// The convention of the same name; none for `samePeriod`.
    package var dayCount: DayCount? {
        switch self {
        case .actual365: .actual365
        case .actual360: .actual360
        case .actual364: .actual364
        case .actual365Quarter: .actual365Quarter
        case .actual365L: .actual365L
        case .actual365Actual: .actual365Actual
        case .actualActualDaily: .actualActualDaily
        case .actualActualISDA: .actualActualISDA
        case .noLeap360: .noLeap360
        case .noLeap365: .noLeap365
        case .thirty360US: .thirty360US
        case .thirty360Bond: .thirty360Bond
        case .thirtyE360: .thirtyE360
        case .thirtyE365: .thirtyE365
        case .samePeriod: nil
        }
    }

    /// Counts the units that accrued since the issue.
    ///
    /// Shape: `issue <= through <= end`; zero on the issue day and never shrinking.
    /// Days: the issue day does not accrue, `through` does.
    package func units(issue: Day, through: Day, end: Day) -> Int64 {
        let span = DaySpan(issue, through)
        return switch self {
        case .actual365, .actual360, .actual364, .actual365L, .actual365Actual, .samePeriod:
            span.actualDays
        case .actual365Quarter: span.actualDays * 4
        case .actualActualDaily: DaySpan(issue.next, through.next).isdaUnits
        case .actualActualISDA: span.isdaUnits
        case .noLeap360, .noLeap365: span.actualDays - span.leapDays
        case .thirty360US: span.thirty360US
        case .thirty360Bond: span.thirty360Bond
        case .thirtyE360: span.thirtyE360
        case .thirtyE365: span.thirtyE365
        }
    }

    /// The days over which a year's rate is spread: what a day bears is the rate over these.
    ///
    /// Days: 365 where a whole year bears the whole rate, whatever its days bear each.
    package var daysOfRate: Int64 {
        switch self {
        case .actual360, .noLeap360: 360
        case .actual364: 364
        case .actual365, .actual365Quarter, .actual365L, .actual365Actual, .actualActualDaily,
            .actualActualISDA, .noLeap365, .thirty360US, .thirty360Bond, .thirtyE360,
            .thirtyE365, .samePeriod:
            365
        }
    }

    /// The units of one year of this tranche; the part of a year is `units` over it.
    ///
    /// Shape: positive when `issue < end` and `periodsPerYear` is positive, which alone
    /// `samePeriod` reads.
    package func unitsPerYear(issue: Day, end: Day, periodsPerYear: Int64) -> Int64 {
        switch self {
        case .actual365, .noLeap365, .thirtyE365: 365
        case .actual360, .noLeap360, .thirty360US, .thirty360Bond, .thirtyE360: 360
        case .actual364: 364
        case .actual365Quarter: 1461
        case .actual365L: Day.isLeap(year: end.civil.year) ? 366 : 365
        case .actual365Actual: DaySpan(issue, end).leapDays > 0 ? 366 : 365
        case .actualActualDaily, .actualActualISDA: 365 * 366
        case .samePeriod: DaySpan(issue, end).actualDays * periodsPerYear
        }
    }
}
