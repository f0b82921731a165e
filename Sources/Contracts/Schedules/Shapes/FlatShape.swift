import Measures

/// Interest of the whole term on the first balance, shared out equally like the principal.
///
/// Rounding: the total once, by the interest's rounding; the parts by the instalment's; the
/// last row takes what both leave, and comes sooner where the parts of principal were rounded up.
enum FlatShape {
    static func plan(_ draft: PlanDraft) throws(MeasureFlaw) -> PlannedSchedule {
        var draft = draft
        let count = draft.periods.count
        let total = try totalInterest(draft)
        let interest = try total.times(
            Fraction(1, over: Int128(count)), rounding: draft.rule.rounding)
        let principal = try principalPart(draft, total, interest)
        var interestLeft = total
        for (index, period) in draft.periods.enumerated() where !draft.balance.isZero {
            let isLast = index == count - 1 || principal.minor >= draft.balance.minor
            let share = isLast ? interestLeft.minor : min(interest.minor, interestLeft.minor)
            interestLeft = try interestLeft.less(Money(minor: share, total.currency))
            try draft.pay(
                interest: Money(minor: share, total.currency),
                principal: isLast ? draft.balance : principal, in: period)
        }
        return draft.schedule(instalment: try interest.plus(principal))
    }

    /// The part of each payment that is principal: what was agreed on, an equal part, or what a
    /// payment in whole steps leaves of itself.
    private static func principalPart(
        _ draft: PlanDraft, _ total: Money, _ interest: Money
    ) throws(MeasureFlaw) -> Money {
        let count = draft.periods.count
        guard draft.rule.multipleOf.minor > 1, draft.rule.fixed == nil else {
            return try draft.regularPart(of: draft.balance, in: count)
        }
        let payment = try draft.regularPart(of: draft.balance.plus(total), in: count)
        return Money(minor: max(0, payment.minor - interest.minor), payment.currency)
    }

    private static func totalInterest(_ draft: PlanDraft) throws(MeasureFlaw) -> Money {
        var years = Fraction(0, over: 1)
        for period in draft.periods { years = try years.plus(period.years).reduced }
        let rate = Fraction(
            Int128(draft.terms.yearlyRate.millionthsOfPercent) * years.numerator,
            over: YearlyRate.scale * years.denominator)
        let total = try draft.balance.times(rate, rounding: draft.terms.interest.rounding)
        guard let limit = draft.terms.interest.totalMax else { return total }
        return limit.minor < total.minor ? limit : total
    }
}

/// Interest of each period on the first balance, in payments of the same amount.
enum FlatByPeriodShape {
    static func plan(_ draft: PlanDraft) throws(MeasureFlaw) -> PlannedSchedule {
        var draft = draft
        var interests: [Money] = []
        var total = draft.zero
        for period in draft.periods {
            let interest = try draft.interest(period, accrued: total)
            interests.append(interest)
            total = try total.plus(interest)
        }
        let owed = try draft.balance.plus(total)
        let instalment = try draft.regularPart(of: owed, in: draft.periods.count)
        for (index, period) in draft.periods.enumerated() {
            let isLast = index == draft.periods.count - 1
            let wanted = max(0, instalment.minor - interests[index].minor)
            let principal = isLast ? draft.balance.minor : min(wanted, draft.balance.minor)
            try draft.pay(
                interest: interests[index], principal: Money(minor: principal, owed.currency),
                in: period)
        }
        return draft.schedule(instalment: instalment)
    }
}
