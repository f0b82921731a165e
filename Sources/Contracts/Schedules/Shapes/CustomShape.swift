import Measures

/// Principal by a list that was agreed on, and the interest on what was left.
enum CustomShape {
    /// - Throws: `outOfRange(.schedule)` unless there is one amount, not negative, for each
    ///   period that repays and they add up to the balance.
    static func plan(
        _ draft: PlanDraft, _ principals: [Money]
    ) throws(MeasureFlaw) -> PlannedSchedule {
        var draft = draft
        guard principals.count == draft.repayingCount else {
            throw .outOfRange(
                .schedule, text: "\(principals.count) amounts of principal",
                accepted: "\(draft.repayingCount)")
        }
        let first = draft.terms.repayment.interestOnlyPeriods
        for (index, period) in draft.periods.enumerated() {
            let principal = index < first ? draft.zero : principals[index - first]
            guard !principal.isNegative, principal.minor <= draft.balance.minor else {
                throw .outOfRange(
                    .schedule, text: "principal \(principal.minor)",
                    accepted: "0...\(draft.balance.minor)")
            }
            try draft.pay(
                interest: draft.interest(period, accrued: draft.interestPaid), principal: principal,
                in: period)
        }
        guard draft.balance.isZero else {
            throw .outOfRange(
                .schedule, text: "\(draft.balance.minor) left", accepted: "0 after the last")
        }
        return draft.schedule(instalment: nil)
    }
}
