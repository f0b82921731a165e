import Directories
package import Measures

/// Nights that did not run and would have given foreign debt another worth.
///
/// What they would have done on the books is done at the rates of their days, so that one run
/// leaves both currencies where every night would have left them. Their documents bear the time
/// of the process: what is posted late belongs to the period in which it is posted.
/// - Source: docs/decisions, "Income is worth something by its day".
extension Draft {
    /// Makes up for the nights since the last document that came before a day.
    ///
    /// Only those count that do more than accrue: the last of a month, and those on which debt
    /// leaves balance. What accrued in between is booked with them, each day at its rate.
    /// - Throws: `noExchangeRate`; what the fold refuses.
    package mutating func makeUpNights(
        before day: Day, _ options: AccrualOptions
    ) throws(Refusal) {
        guard contract.countsDayByDay, let last = lastDay, last.next < day else { return }
        let plain = AccrualOptions(skipsPenalties: options.skipsPenalties, isInAdvance: false)
        for night in contract.busyNights(after: last, before: day) {
            worthDay = night
            try accrue(through: night, plain)
            if night.isLastOfMonth { try amortiseDiscount(on: night) }
            try revalueAtMonthEnd()
        }
        worthDay = valueTime.day
        lastDay = day.previous
    }
}

extension ContractState {
    /// The nights between two days on which more than an accrual happens, in their order.
    ///
    /// The night before debt leaves balance is one of them: what it books is born on balance.
    fileprivate func busyNights(after last: Day, before day: Day) -> [Day] {
        var nights: Set<Day> = []
        var end = last.next.lastOfMonth
        while end < day {
            nights.insert(end)
            end = end.next.lastOfMonth
        }
        for leaving in leavingBalance(through: day) {
            nights.formUnion([leaving.previous, leaving])
        }
        return nights.filter { last < $0 && $0 < day }.sorted()
    }

    /// The days on which something leaves balance that stands there, or accrues through a day.
    private func leavingBalance(through day: Day) -> [Day] {
        if product.offBalance.moves.isEmpty { return [] }
        var accrued = self
        accrued.accrue(through: day)
        let counted = accrued.counters.map {
            Bucket($0.amountType, $0.tranche, isOffBalance: false)
        }
        return (counted + buckets.entries.map(\.bucket)).compactMap { bucket in
            guard let after = product.offBalance.days(for: bucket.amountType),
                let due = schedule?[bucket.tranche]?.due
            else { return nil }
            return due.advanced(by: after)
        }
    }
}

extension Day {
    /// Whether the next day begins a month.
    var isLastOfMonth: Bool { next == next.firstOfMonth }

    fileprivate var lastOfMonth: Day { firstOfMonth.adding(months: 1, anchorDay: nil).previous }
}
