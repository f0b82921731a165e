package import Measures

/// The part of a year that a period of a plan is.
package enum ScheduleDayCount: Hashable, Sendable {
    /// By the calendar, as a day-count convention has it.
    case by(DayCount)
    /// Whole periods are equal: a year has 12 months, 52 weeks or 365 days.
    case samePeriod
    /// Every period is one step of the cycle, a broken one too: as `AccrualBasis` accrues it.
    case equalPeriods
    /// Whole periods count 30 days a month, 7 a week, over a year of 360.
    case thirtyDayMonths

    /// Whether a moved repayment day makes its period longer or shorter.
    var followsCalendar: Bool {
        switch self {
        case .by: true
        case .samePeriod, .equalPeriods, .thirtyDayMonths: false
        }
    }
}

/// The days of which a part of a year is asked.
struct ScheduleSpan: Hashable, Sendable {
    let start: Day
    let end: Day
    /// Whether it is one step of the cycle by its very making.
    let isWhole: Bool
}

/// One period of a plan before anything is paid in it.
struct PlanPeriod: Hashable, Sendable {
    let issue: Day
    /// The last day of interest.
    let repayment: Day
    /// The day on which the payment may be made without delay.
    let due: Day
    /// The part of a year.
    let years: Fraction
    /// The rate for the period: the yearly rate times the part of a year.
    let rate: Fraction
}

extension ScheduleDayCount {
    /// The part of a year that a span of a plan is.
    ///
    /// Days: by the two counts of whole periods a broken one has whole steps counted back from
    /// its end, and odd days of which a month has 30 and a year 365 (30/360: 360).
    func years(
        _ span: ScheduleSpan, in cycle: ScheduleCycle, maturity: Day
    ) throws(MeasureFlaw) -> Fraction {
        switch self {
        case .by(let dayCount):
            let period = DayCount.Period(
                maturity: maturity,
                referenceStart: try dayCount.referenceStart(span, in: cycle),
                referenceEnd: span.end)
            return try dayCount.fraction(from: span.start, to: span.end, in: period)
        case .samePeriod: return try cycle.part(span, of: cycle.every.unit.inEqualYear)
        case .equalPeriods: return cycle.step(of: cycle.every.unit.inEqualYear)
        case .thirtyDayMonths: return try cycle.part(span, of: cycle.every.unit.inYearOf360)
        }
    }
}

extension DayCount {
    /// The start of the regular period that a short one is part of; only ICMA asks for it.
    fileprivate func referenceStart(
        _ span: ScheduleSpan, in cycle: ScheduleCycle
    ) throws(MeasureFlaw) -> Day {
        if span.isWhole || self != .actualActualICMA { return span.start }
        let regular = try cycle.day(-1, after: span.end)
        return span.start > regular ? regular : span.start
    }
}

/// The days that a unit of time counts, and the days of the year it is a part of.
struct UnitDays: Hashable, Sendable {
    let ofUnit: Int32
    let ofYear: Int32
}

extension Tenor.Unit {
    fileprivate var inEqualYear: UnitDays {
        switch self {
        case .day: UnitDays(ofUnit: 1, ofYear: 365)
        case .week: UnitDays(ofUnit: 7, ofYear: 7 * 52)
        case .month: UnitDays(ofUnit: 30, ofYear: 30 * 12)
        case .year: UnitDays(ofUnit: 365, ofYear: 365)
        }
    }

    fileprivate var inYearOf360: UnitDays {
        switch self {
        case .day: UnitDays(ofUnit: 1, ofYear: 360)
        case .week: UnitDays(ofUnit: 7, ofYear: 360)
        case .month: UnitDays(ofUnit: 30, ofYear: 360)
        case .year: UnitDays(ofUnit: 360, ofYear: 360)
        }
    }
}

extension ScheduleCycle {
    private func isOneStep(_ span: ScheduleSpan) throws(MeasureFlaw) -> Bool {
        if span.isWhole { return true }
        return try day(1, after: span.start) == span.end
    }

    fileprivate func step(of unit: UnitDays) -> Fraction {
        Fraction(Int128(every.count * unit.ofUnit), over: Int128(unit.ofYear))
    }

    fileprivate func part(
        _ span: ScheduleSpan, of unit: UnitDays
    ) throws(MeasureFlaw) -> Fraction {
        let step = every.count * unit.ofUnit
        // From 31 March to 30 April is a whole month, though not if counted back.
        let isWhole = try isOneStep(span)
        if isWhole { return self.step(of: unit) }
        var whole: Int32 = 0
        var reached = span.end
        while reached > span.start {
            let before = try day(-whole - 1, after: span.end)
            if before < span.start { break }
            whole += 1
            reached = before
        }
        let days = whole * step + span.start.days(to: reached)
        return Fraction(Int128(days), over: Int128(unit.ofYear))
    }
}
