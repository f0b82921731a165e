import Measures

/// The same principal every time, and the interest on what was left.
enum EqualPrincipalShape {
    static func plan(_ draft: PlanDraft) throws(MeasureFlaw) -> PlannedSchedule {
        var draft = draft
        let part = try draft.regularPart(of: draft.balance, in: draft.repayingCount)
        for (index, period) in draft.periods.enumerated() {
            let isLast = index == draft.periods.count - 1
            let most = draft.balance
            let regular = draft.isInterestOnly(index) ? draft.zero : part
            let principal = isLast || regular.minor > most.minor ? most : regular
            try draft.pay(
                interest: draft.interest(period, accrued: draft.interestPaid), principal: principal,
                in: period)
        }
        return draft.schedule(instalment: nil)
    }
}
