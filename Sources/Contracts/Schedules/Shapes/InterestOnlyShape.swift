import Measures

/// Interest every time, the whole principal at the end.
enum InterestOnlyShape {
    static func plan(_ draft: PlanDraft) throws(MeasureFlaw) -> PlannedSchedule {
        var draft = draft
        for (index, period) in draft.periods.enumerated() {
            let isLast = index == draft.periods.count - 1
            let principal = isLast ? draft.balance : draft.zero
            try draft.pay(
                interest: draft.interest(period, accrued: draft.interestPaid), principal: principal,
                in: period)
        }
        return draft.schedule(instalment: nil)
    }
}
