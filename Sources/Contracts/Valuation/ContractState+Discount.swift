import Directories
package import Measures

/// What a loan is worth: the payments it is expected to bring, discounted.
extension ContractState {
    /// Principal and interest on balance, as the client owes them; minor units.
    package var grossCarrying: Int64 {
        discountedEntries.reduce(0) { $0 + $1.minor }
    }

    /// The payments that principal and interest are expected to bring.
    ///
    /// Each tranche pays on its due day what it holds and the interest it will have borne by
    /// then; what is overdue is expected at once.
    /// - Shape: by tranche; no flow is zero.
    /// - Throws: arithmetic refusals.
    package func expectedFlows() throws(Refusal) -> [DatedFlow] {
        guard let schedule else { return [] }
        var held: [TrancheNumber: Int64] = [:]
        for entry in discountedEntries { held[entry.bucket.tranche, default: 0] += entry.minor }
        var flows: [DatedFlow] = []
        for tranche in schedule.tranches {
            let minor = held[tranche.number, default: 0] + (try interestToBook(of: tranche))
            if minor != 0 { flows.append(DatedFlow(tranche.due, money(minor))) }
        }
        return flows
    }

    /// The part of the discount that should be left at the end of a day; minor units.
    ///
    /// It is what the client owes less what his payments are worth at the effective rate. A
    /// payment ahead of time brings the rest of its discount into income at once.
    /// - Rounding: the product's.
    /// - Source: IFRS 9 B5.4.6.
    package func discountLeft(on day: Day, by plan: DiscountPlan) throws(Refusal) -> Int64 {
        let flows = try expectedFlows()
        let worth = try refusing { () throws(MeasureFlaw) in
            try plan.interest.value(
                of: flows, in: currency, on: day, rounding: product.interest.rounding)
        }
        let left = buckets[Bucket(.discount, .contract, isOffBalance: false)]
        return min(left, max(0, grossCarrying - worth.minor))
    }

    /// The first day whose processing amortises the discount again; nil without a discount.
    ///
    /// - Days: the end of the month after the day through which it is amortised.
    package var nextAmortisation: Day? {
        guard let plan = attributes.discount,
            buckets[Bucket(.discount, .contract, isOffBalance: false)] > 0
        else { return nil }
        let first = plan.amortisedThrough.next.firstOfMonth
        return first.adding(months: 1, anchorDay: nil).previous
    }

    private var discountedEntries: [Buckets.Entry] {
        buckets.entries.filter { entry in
            !entry.bucket.isOffBalance && entry.bucket.amountType.isScheduled
        }
    }

    /// Interest of a tranche that is still to be booked, if all goes as planned.
    private func interestToBook(of tranche: Tranche) throws(Refusal) -> Int64 {
        let counter = counters.first {
            $0.amountType == .interest && $0.tranche == tranche.number
        }
        if var counter {
            counter.accruedInAdvance = .whole
            return max(0, try target(of: counter) - counter.booked)
        }
        guard tranche.repayment > accruedThrough, interestStoppedFrom == nil else { return 0 }
        return tranche.interest
    }
}
