package import Measures

/// Everything a repayment plan is calculated from, before there is a contract.
///
/// - Source: `docs/agreement.md`, the published plans.
package struct ScheduleTerms: Hashable, Sendable {
    /// The amount lent, disbursed at once.
    package let principal: Money
    /// The rate for a year; zero is allowed.
    package let yearlyRate: YearlyRate
    /// When it is repaid.
    package let dates: ScheduleDates
    /// How interest is counted.
    package let interest: ScheduleInterest
    /// How much is repaid each time.
    package let repayment: ScheduleRepayment

    /// Joins the parts; what they must fulfil together is checked by `plan()`.
    package init(
        principal: Money, yearlyRate: YearlyRate, dates: ScheduleDates,
        interest: ScheduleInterest, repayment: ScheduleRepayment
    ) {
        self.principal = principal
        self.yearlyRate = yearlyRate
        self.dates = dates
        self.interest = interest
        self.repayment = repayment
    }

    /// Calculates the plan.
    ///
    /// Shape: a row for the down payment, if any, and one for each period; principal adds up
    /// to the amount lent. With a fixed instalment that repays early the rows end there.
    /// - Throws: `outOfRange(.schedule)` for terms that do not fit together;
    ///   `outOfRange(.day)`, `currencyMismatch`, `overflow` from the arithmetic.
    package func plan() throws(MeasureFlaw) -> PlannedSchedule {
        try refuseUnfit()
        let periods = try dates.periods(
            yearlyRate: yearlyRate, dayCount: interest.dayCount)
        var draft = PlanDraft(terms: self, periods: periods)
        try draft.payDown()
        switch repayment.shape {
        case .annuity: return try AnnuityShape.plan(draft)
        case .equalPrincipal: return try EqualPrincipalShape.plan(draft)
        case .interestOnly: return try InterestOnlyShape.plan(draft)
        case .flat: return try FlatShape.plan(draft)
        case .flatByPeriod: return try FlatByPeriodShape.plan(draft)
        case .custom(let principals): return try CustomShape.plan(draft, principals)
        }
    }

    private func refuseUnfit() throws(MeasureFlaw) {
        guard principal.isPositive else {
            throw .outOfRange(.schedule, text: "\(principal.minor)", accepted: "a loan above 0")
        }
        guard yearlyRate >= .zero else {
            throw .outOfRange(
                .schedule, text: "\(yearlyRate.millionthsOfPercent)", accepted: "a rate from 0")
        }
        guard repayment.instalment.multipleOf.isPositive else {
            throw .outOfRange(
                .schedule, text: "steps of \(repayment.instalment.multipleOf.minor)",
                accepted: "1 minor unit or more")
        }
        let free = repayment.interestOnlyPeriods
        guard (0..<dates.cycle.periods).contains(free) else {
            throw .outOfRange(
                .schedule, text: "\(free) periods of interest only",
                accepted: "0..<\(dates.cycle.periods)")
        }
    }
}

/// How the interest of a plan is counted and rounded.
package struct ScheduleInterest: Hashable, Sendable {
    /// The part of a year that a period is.
    package let dayCount: ScheduleDayCount
    /// How the interest of each period becomes whole minor units.
    package let rounding: Rounding
    /// What the interest of the whole plan may come to at most; nil is no limit.
    ///
    /// - Source: D-F.5, the limits of 353-FZ.
    package let totalMax: Money?

    /// Joins the parts.
    package init(dayCount: ScheduleDayCount, rounding: Rounding, totalMax: Money?) {
        self.dayCount = dayCount
        self.rounding = rounding
        self.totalMax = totalMax
    }
}
