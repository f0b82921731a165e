package import Directories
package import Measures

/// A prolongation worked out: the longer schedule, and what moves into it.
package struct Prolongation: Hashable, Sendable {
    package let schedule: Schedule
    /// Shape: they sum to zero.
    package let shifts: [DebtOperation]
    /// The tranche that has the added time.
    package let tranche: TrancheNumber
    /// The day before the added time, where that begins before the day of the order and its
    /// days bear interest; nil otherwise.
    package let bearsInterestAfter: Day?
}

extension ContractState {
    /// The schedule with time added, into which unpaid principal is moved.
    ///
    /// The first tranche that is not paid grows by the period and the later ones follow it; or it
    /// ends where the period begins, and one of the period takes over what it asks for. Overdue
    /// principal moves along; interest stays due where it is.
    /// - Throws: `notLater` when the end would not move on; `notConfigured` for a calendar the
    ///   directory does not hold; arithmetic refusals.
    /// - Source: D-3.12, MS-16.
    package func prolonged(
        by period: Tenor, _ start: ProlongationStart, _ effect: ProlongationEffect, on day: Day,
        _ directory: Directory
    ) throws(Refusal) -> Prolongation {
        guard let schedule else { throw .schedule(.noTrancheOn(day)) }
        var plan = ProlongedPlan(
            of: schedule, buckets, on: day, by: period, try dueDays(directory), terms)
        try plan.add(start, effect)
        var next = self
        next.accrue(through: day)
        for shift in plan.shifts {
            do {
                try next.balances.debt.move(shift.bucket, by: shift.minor)
            } catch {
                throw .measure(error)
            }
        }
        let longer = try next.nextVersion(
            next.endingCut(plan), after: day, keeping: nil)
        return Prolongation(
            schedule: longer,
            shifts: plan.shifts.map { shift in
                DebtOperation(
                    .scheduleShift, shift.minor > 0 ? .plus : .minus, shift.bucket,
                    money(abs(shift.minor)))
            }, tranche: longer.tranches[plan.added].number,
            bearsInterestAfter:
                product.interest.overdueRate == nil && !bearsAfterEnd ? plan.gap : nil)
    }

    /// The tranches of a plan; one that is cut has the interest it has borne by now.
    private func endingCut(_ plan: ProlongedPlan) throws(Refusal) -> [Tranche] {
        var tranches = plan.tranches
        guard let place = plan.cut else { return tranches }
        let number = tranches[place].number
        var borne: Int64 = 0
        if var counter = counters.first(where: {
            $0.amountType == .interest && $0.tranche == number
        }) {
            counter.accruedInAdvance = .nothing
            borne = try target(of: counter)
        }
        tranches[place] = tranches[place].with(
            principal: tranches[place].principal, interest: borne)
        return tranches
    }
}
