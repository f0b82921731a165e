import Directories
import Measures

/// Payments of one amount, of which interest is taken first.
///
/// Interest that a payment cannot cover is carried to the next row; it bears no interest. The
/// last payment takes what is left.
enum AnnuityShape {
    static func plan(_ draft: PlanDraft) throws(MeasureFlaw) -> PlannedSchedule {
        if let fixed = draft.rule.fixed {
            return try draft.paying(fixed, endsEarly: true).schedule(instalment: fixed)
        }
        let solved = try draft.solvedInstalment()
        return switch draft.rule.last {
        case .takesRest: try Attempt(draft, solved).schedule
        case .smoothed: try smoothed(draft, solved)
        case .neverHigher: try neverHigher(draft, solved)
        }
    }

    /// Moves the payment by the n-th part of what the last one differs by, three times at most,
    /// as long as the difference is more than n/2 minor units and shrinks.
    private static func smoothed(
        _ draft: PlanDraft, _ solved: Money
    ) throws(MeasureFlaw) -> PlannedSchedule {
        var best = try Attempt(draft, solved)
        let count = draft.repayingCount
        for _ in 0..<3 where best.difference.magnitude > Int64(count / 2).magnitude {
            let difference = Money(minor: best.difference, solved.currency)
            let step = Int128(count) * Int128(draft.rule.multipleOf.minor)
            let steps = draft.rule.rounding.quotient(Int128(difference.minor), over: step)
            let move = Money(
                minor: Int64(steps) * draft.rule.multipleOf.minor, solved.currency)
            let next = try Attempt(draft, best.instalment.plus(move))
            if next.difference.magnitude >= best.difference.magnitude { break }
            best = next
        }
        return best.schedule
    }

    /// Searches the smallest payment that the last one does not exceed: first by the n-th part
    /// of the difference, then step by step.
    private static func neverHigher(
        _ draft: PlanDraft, _ solved: Money
    ) throws(MeasureFlaw) -> PlannedSchedule {
        let step = draft.rule.multipleOf
        var best = try Attempt(draft, solved)
        for _ in 0..<stepsMax {
            let steps = best.difference / (Int64(draft.repayingCount) * step.minor)
            if steps == 0 { break }
            let move = Money(minor: steps * step.minor, step.currency)
            best = try Attempt(draft, best.instalment.plus(move))
        }
        for _ in 0..<stepsMax where best.difference > 0 {
            best = try Attempt(draft, best.instalment.plus(step))
        }
        for _ in 0..<stepsMax where best.instalment.minor > step.minor {
            let lower = try Attempt(draft, best.instalment.less(step))
            if lower.difference > 0 { break }
            best = lower
        }
        return best.schedule
    }

    private static let stepsMax = 50

    /// The plan that a payment leads to.
    private struct Attempt {
        let instalment: Money
        let schedule: PlannedSchedule

        init(_ draft: PlanDraft, _ instalment: Money) throws(MeasureFlaw) {
            self.instalment = instalment
            schedule = try draft.paying(instalment, endsEarly: false)
                .schedule(instalment: instalment)
        }

        /// How much the last payment is above the regular one, in minor units.
        var difference: Int64 {
            schedule.rows[schedule.rows.count - 1].payment.minor - instalment.minor
        }
    }
}

extension PlanDraft {
    /// The payment that repays the balance in the periods that repay, as the rule rounds it.
    fileprivate func solvedInstalment() throws(MeasureFlaw) -> Money {
        let annuity =
            switch rule.basis {
            case .interestPeriods: try annuityByPeriod()
            case .equalPeriods:
                try Annuity(ratePerPeriod: equalPeriodRate(), periods: repayingCount)
            }
        let inSteps = try annuity.payment(
            principal: balance, multipleOf: rule.multipleOf.minor, rounding: rule.rounding)
        if !inSteps.isZero { return inSteps }
        return try annuity.payment(principal: balance, rounding: rule.rounding)
    }

    private func annuityByPeriod() throws(MeasureFlaw) -> Annuity {
        var annuity = Annuity()
        for index in periods.indices where !isInterestOnly(index) {
            try annuity.append(periods[index].rate)
        }
        return annuity
    }

    /// The yearly rate by the length of a step of the cycle.
    private func equalPeriodRate() -> Fraction {
        let every = terms.dates.cycle.every
        let stepsPerYear: Int128 =
            switch every.unit {
            case .day: 365
            case .week: 52
            case .month: 12
            case .year: 1
            }
        return Fraction(
            Int128(terms.yearlyRate.millionthsOfPercent) * Int128(every.count),
            over: YearlyRate.scale * stepsPerYear)
    }

    /// The draft with all its rows, when every payment but the last is `instalment`.
    fileprivate func paying(
        _ instalment: Money, endsEarly: Bool
    ) throws(MeasureFlaw) -> PlanDraft {
        var draft = self
        var carried = zero
        for (index, period) in periods.enumerated() {
            if endsEarly && draft.balance.isZero && carried.isZero { break }
            let accrued = try draft.interestPaid.plus(carried)
            let owed = try draft.interest(period, accrued: accrued).plus(carried)
            let isLast = index == periods.count - 1
            if isLast || isInterestOnly(index) {
                try draft.pay(
                    interest: owed, principal: isLast ? draft.balance : zero, in: period)
                continue
            }
            let interest = min(owed.minor, instalment.minor)
            let principal = min(instalment.minor - interest, draft.balance.minor)
            carried = Money(minor: owed.minor - interest, owed.currency)
            try draft.pay(
                interest: Money(minor: interest, owed.currency),
                principal: Money(minor: principal, owed.currency), in: period)
        }
        return draft
    }
}
