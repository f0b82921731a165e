package import Measures

/// The row of days on which a plan is repaid.
package struct ScheduleDates: Hashable, Sendable {
    /// The day of the disbursement; interest starts on the next.
    package let disbursed: Day
    /// The day from which all repayment days are counted.
    package let anchor: ScheduleAnchor
    /// The distance between repayments, and their number.
    package let cycle: ScheduleCycle
    /// The last repayment where it does not follow from the cycle; nil where it does.
    package let finalRepayment: Day?
    /// Where repayments go that fall on a holiday; nil leaves them.
    package let holidays: ScheduleHolidays?

    /// Joins the parts.
    package init(
        disbursed: Day, anchor: ScheduleAnchor, cycle: ScheduleCycle, finalRepayment: Day?,
        holidays: ScheduleHolidays?
    ) {
        self.disbursed = disbursed
        self.anchor = anchor
        self.cycle = cycle
        self.finalRepayment = finalRepayment
        self.holidays = holidays
    }

    /// Builds the periods, each beginning on the repayment day of the one before.
    ///
    /// Where interest moves with the day of payment, the period ends on the day it moved to.
    /// Two that would end on one day do not: the first keeps its own repayment day, and moves
    /// its day of payment alone; one that would be moved back on the end of the one before is
    /// moved on instead.
    /// - Throws: `outOfRange(.schedule)` when a repayment is not later than the one before.
    func periods(
        yearlyRate: YearlyRate, dayCount: ScheduleDayCount
    ) throws(MeasureFlaw) -> [PlanPeriod] {
        let maturity = try repayment(cycle.periods)
        var periods: [PlanPeriod] = []
        periods.reserveCapacity(cycle.periods)
        var issue = disbursed
        var bearsFrom = disbursed
        for number in 1...cycle.periods {
            let nominal = try repayment(number)
            guard nominal > issue else {
                throw .outOfRange(
                    .schedule, text: "repayment \(number) on \(nominal)",
                    accepted: "a day after \(issue)")
            }
            let due = try holidays?.due(for: nominal, after: bearsFrom) ?? nominal
            let movesInterest = holidays?.movesInterest ?? false
            let isMetByNext = try due > nominal ? meetsNext(number, on: due) : false
            let bearsThrough = movesInterest && !isMetByNext ? due : nominal
            let followsMoves = movesInterest && dayCount.followsCalendar
            let span = ScheduleSpan(
                start: followsMoves ? bearsFrom : issue,
                end: followsMoves ? bearsThrough : nominal,
                isWhole: !followsMoves && isWhole(number))
            let years = try dayCount.years(span, in: cycle, maturity: maturity)
            periods.append(
                PlanPeriod(
                    issue: bearsFrom, repayment: bearsThrough, due: due, years: years,
                    rate: try yearlyRate.times(years)))
            issue = nominal
            bearsFrom = bearsThrough
        }
        return periods
    }

    /// Whether the next repayment is moved to the day on which the n-th falls due.
    private func meetsNext(_ number: Int, on due: Day) throws(MeasureFlaw) -> Bool {
        guard let holidays, number < cycle.periods else { return false }
        return try holidays.due(for: repayment(number + 1), after: due.previous) <= due
    }

    /// Whether the n-th period is one step of the cycle, being neither first nor last.
    private func isWhole(_ number: Int) -> Bool {
        let beginsWhole = number > 1 || anchor == .disbursement
        let endsWhole = number < cycle.periods || finalRepayment == nil
        return beginsWhole && endsWhole
    }

    /// The n-th repayment day before any shift, counted from 1.
    private func repayment(_ number: Int) throws(MeasureFlaw) -> Day {
        if number == cycle.periods, let finalRepayment { return finalRepayment }
        return switch anchor {
        case .disbursement: try cycle.day(Int32(number), after: disbursed)
        case .day(let day): try cycle.day(Int32(number), after: day)
        case .firstRepayment(let first): try cycle.day(Int32(number) - 1, after: first)
        }
    }
}

/// The day from which all repayment days are counted, so that short months leave no trace.
package enum ScheduleAnchor: Hashable, Sendable {
    /// One step after the disbursement comes the first repayment.
    case disbursement
    /// One step after this day comes the first repayment, such as the day of the application.
    case day(Day)
    /// The first repayment is this day itself; the first period may be short or long.
    case firstRepayment(Day)
}

/// The distance between repayments, and their number.
package struct ScheduleCycle: Hashable, Sendable {
    /// One step from a repayment to the next.
    package let every: Tenor
    /// What happens to a day that a month does not have.
    package let monthEnd: Tenor.MonthEndRule
    /// The repayments, 1...1200.
    package let periods: Int

    /// Joins the parts.
    /// - Throws: `outOfRange(.schedule)` unless there are 1...1200 periods.
    package init(
        every: Tenor, monthEnd: Tenor.MonthEndRule, periods: Int
    ) throws(MeasureFlaw) {
        guard (1...1200).contains(periods) else {
            throw .outOfRange(.schedule, text: "\(periods) periods", accepted: "1...1200")
        }
        self.every = every
        self.monthEnd = monthEnd
        self.periods = periods
    }

    func day(_ steps: Int32, after anchor: Day) throws(MeasureFlaw) -> Day {
        try every.day(steps, after: anchor, monthEnd: monthEnd)
    }
}

/// Where repayments go that fall on a holiday.
package struct ScheduleHolidays: Hashable, Sendable {
    /// The days without work.
    package let calendar: WorkCalendar
    /// The direction of the move.
    package let shift: DayShift
    /// Whether the interest of the period follows the moved day, or ends on the nominal one.
    package let movesInterest: Bool

    /// Joins the parts.
    package init(calendar: WorkCalendar, shift: DayShift, movesInterest: Bool) {
        self.calendar = calendar
        self.shift = shift
        self.movesInterest = movesInterest
    }

    /// The day of payment of a repayment, in a period that begins on another day.
    func due(for repayment: Day, after start: Day) throws(MeasureFlaw) -> Day {
        let moved = try shift.shifted(repayment, by: calendar)
        return moved > start || !movesInterest ? moved : try calendar.following(repayment)
    }

    /// Whether a day may still move when its year is published.
    package func isProvisional(_ due: Day) -> Bool {
        shift != .none && calendar.knowledge(of: due) == .byLaw
    }
}

extension YearlyRate {
    /// The rate for a part of a year.
    fileprivate func times(_ years: Fraction) throws(MeasureFlaw) -> Fraction {
        let (numerator, numeratorOverflows) = Int128(millionthsOfPercent)
            .multipliedReportingOverflow(by: years.numerator)
        let (denominator, denominatorOverflows) = YearlyRate.scale
            .multipliedReportingOverflow(by: years.denominator)
        if numeratorOverflows || denominatorOverflows { throw .overflow }
        return Fraction(numerator, over: denominator)
    }
}
