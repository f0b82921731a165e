import Directories
import Measures

/// From exact counts to amounts: what should be booked, and what is missing.
extension ContractState {
    /// What the numerator of a count is divided by to give minor units.
    func denominator(of count: Count) -> Int128 {
        if count.amountType.isAccruedAsAmount { return 1 }
        if count.amountType.isTrancheInterest, let tranche = schedule?[count.tranche] {
            return ContractState.interestDenominator(tranche, product, terms)
        }
        return Int128(product.penalties.daysPerYear) * YearlyRate.scale
    }

    static func interestDenominator(
        _ tranche: Tranche, _ product: Product, _ terms: Terms
    ) -> Int128 {
        let units = product.interest.basis.unitsPerYear(
            issue: tranche.issue, end: tranche.repayment,
            periodsPerYear: terms.periodsPerYear)
        return Int128(units) * YearlyRate.scale
    }

    /// The rounded total of a count, or what of it is to be booked ahead of time; minor units.
    func target(of count: Count) throws(Refusal) -> Int64 {
        let earned = try rounded(count.numerator, of: count)
        switch count.ahead {
        case .nothing: return earned
        case .whole: return try rounded(projected(count), of: count)
        case .atLeast(let least):
            return max(earned, min(least, try rounded(projected(count), of: count)))
        }
    }

    private func rounded(_ numerator: Int128, of count: Count) throws(Refusal) -> Int64 {
        try ContractSum.within(
            product.interest.rounding.quotient(numerator, over: denominator(of: count)))
    }

    /// The numerator an interest count will have at the end of its tranche, as things stand.
    ///
    /// A tranche that has not begun is taken to begin as planned, with all that falls due before
    /// it paid.
    private func projected(_ count: Count) -> Int128 {
        guard let schedule, let tranche = schedule[count.tranche],
            countedThrough < tranche.repayment
        else { return count.numerator }
        if tranche.issue >= countedThrough {
            let free = max(tranche.issue, interestFreeThrough(schedule))
            guard interestStoppedFrom == nil, free < tranche.repayment else { return 0 }
            return interestNumerator(
                of: tranche, on: plannedBase(of: tranche), after: free,
                through: tranche.repayment)
        }
        var ahead = self
        ahead.count(through: tranche.repayment)
        return ahead.counts.first { $0.order == count.order }?.numerator ?? count.numerator
    }

    /// Principal that a tranche which has not begun will bear interest on, minor units.
    private func plannedBase(of tranche: Tranche) -> Int64 {
        switch product.interest.base {
        case .loanAmount: terms.principal.minor
        case .scheduled: schedule?.opening(of: tranche) ?? 0
        case .actualAll, .actualNotOverdue:
            buckets.entries.reduce(0) { sum, entry in
                entry.bucket.amountType == .principal && entry.bucket.tranche >= tranche.number
                    ? sum + entry.minor : sum
            }
        }
    }

    /// Whether nothing will ever be added to the count and all of it is booked.
    func isSettled(_ count: Count) throws(Refusal) -> Bool {
        guard let tranche = schedule?[count.tranche] else { return true }
        // Until the next day a stop or a start may still take the last day out, or put it in.
        guard count.latest == 0, try target(of: count) == count.booked else { return false }
        if count.amountType.endsWithTranche {
            return tranche.repayment < countedThrough || isBlank(count, tranche)
        }
        if count.amountType.family == .mandatoryInterest { return isMandatoryTimeOver }
        let isOnInterest = count.amountType == .penaltyOnInterest
        let base = Bucket(
            isOnInterest ? .interest : .principal, count.tranche, isOffBalance: false)
        let isWaiting =
            isOnInterest
            && counts.contains {
                $0.amountType == .interest && $0.tranche == count.tranche
                    && unbookedInterest($0) > 0
            }
        return buckets[base] == 0 && buckets[base.offBalance] == 0 && !isWaiting
    }

    /// Whether a count of a tranche that has not begun says nothing: it was booked ahead once.
    private func isBlank(_ count: Count, _ tranche: Tranche) -> Bool {
        countedThrough < tranche.issue && count.ahead == .nothing
    }

    mutating func dropSettledCounts() throws(Refusal) {
        var left: [Count] = []
        for count in counts {
            let isDone = try isSettled(count)
            if !isDone { left.append(count) }
        }
        accruals.counts = left
    }
}

extension Terms {
    /// How many periods make a year, where every period is the same part of it.
    ///
    /// Twelve months, 52 weeks or 365 days, divided by the length of the period.
    package var periodsPerYear: Int64 { max(1, period.unit.inYear / Int64(period.count)) }
}

extension Tenor.Unit {
    /// How many of them make a year of equal parts.
    var inYear: Int64 {
        switch self {
        case .day: 365
        case .week: 52
        case .month: 12
        case .year: 1
        }
    }
}
