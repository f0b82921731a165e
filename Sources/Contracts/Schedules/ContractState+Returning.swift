import Directories
package import Measures

/// What goods that are given back do to a debt: principal, interest on it, and the plan.
extension ContractState {
    /// Lays a returned amount over the principal, then over the interest that has accrued.
    ///
    /// Principal goes by the product: from the last tranche backwards, or in proportion.
    /// Interest goes from the oldest tranche on, on balance before off.
    /// - Shape: what is left exceeds both and is the client's.
    /// - Rounding: shares of principal add up to the amount, by the largest remainder.
    /// - Source: D-3.34.
    package func layingReturn(_ minor: Int64) throws(Refusal) -> Distribution {
        let principal = owed(.principal)
        var distribution = Distribution(of: minor)
        switch product.ending.returnAllocation {
        case .fromLast:
            for entry in principal.reversed() {
                distribution.take(entry.minor, for: entry.bucket)
            }
        case .proportional:
            let whole = money(min(minor, principalLeft))
            guard whole.isPositive else { break }
            let shares = try refusing { () throws(MeasureFlaw) in
                try whole.shared(by: principal.map(\.minor))
            }
            for (entry, share) in zip(principal, shares) {
                distribution.take(share.minor, for: entry.bucket)
            }
        }
        for entry in owed(.interest) { distribution.take(entry.minor, for: entry.bucket) }
        return distribution
    }

    /// The unpaid interest that would not have accrued without a part of the principal.
    ///
    /// - Shape: one part for each bucket of unpaid interest, none at zero.
    /// - Rounding: the product's, of each bucket: its share is that of the part in the
    ///   principal of its tranche and of those after it.
    package func interestAccrued(onReturned minor: Int64) -> [Buckets.Entry] {
        owed(.interest).compactMap { entry in
            let base = owed(.principal).reduce(0) {
                $1.bucket.tranche >= entry.bucket.tranche ? $0 + $1.minor : $0
            }
            guard base > 0 else { return nil }
            let share = product.interest.rounding.quotient(
                Int128(entry.minor) * Int128(min(minor, base)), over: Int128(base))
            // At most the balance itself, which fits.
            return share > 0
                ? Buckets.Entry(bucket: entry.bucket, minor: Int64(clamping: share)) : nil
        }
    }

    /// The next version of the schedule for the principal that a return has left.
    ///
    /// Dates stay. An annuity gets a new instalment, equal parts of the principal are cut anew;
    /// in other shapes each tranche keeps what is left in it, which may be nothing.
    /// - Shape: nil when no tranche after `day` is left.
    /// - Source: D-3.34, MS-17: 4,500.00 left over three tranches is 3 × 1,500.00.
    package func scheduleAfterReturn(after day: Day) throws(Refusal) -> Schedule? {
        let tranches = schedule?.tranches.filter { $0.repayment > day } ?? []
        let left = tranches.reduce(0) { sum, tranche in
            sum + balance(Bucket(.principal, tranche.number, isOffBalance: false))
        }
        if tranches.isEmpty { return nil }
        if left == 0 { return try replanned(after: day, keeping: nil) }
        switch product.interest.shape {
        case .annuity: return try recalculatedSchedule(after: day)
        case .equalPrincipal:
            return try holding(left, equallyIn: tranches).replanned(after: day, keeping: nil)
        case .interestOnly, .flat, .custom:
            return try replanned(after: day, keeping: nil)
        }
    }

    /// The contract as if the tranches held equal parts of a principal.
    private func holding(
        _ minor: Int64, equallyIn tranches: [Tranche]
    ) throws(Refusal) -> ContractState {
        var state = self
        try refusing { () throws(MeasureFlaw) in
            let parts = try money(minor).shared(by: tranches.map { _ in 1 })
            for (tranche, part) in zip(tranches, parts) {
                let bucket = Bucket(.principal, tranche.number, isOffBalance: false)
                try state.balances.debt.move(bucket, by: part.minor - state.buckets[bucket])
            }
        }
        return state
    }

    /// The buckets of one amount type that hold debt, the oldest tranche first.
    private func owed(_ type: AmountType) -> [Buckets.Entry] {
        buckets.entries.filter { $0.bucket.amountType == type && $0.minor > 0 }
    }
}
