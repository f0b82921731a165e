import Directories
import Measures

/// From exact counts to amounts: what should be booked, and what is missing.
extension ContractState {
    /// What the numerator of a count is divided by to give minor units.
    func denominator(of count: Count) -> Int128 {
        if count.amountType == .fixedFine || count.amountType == .serviceFee { return 1 }
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

    /// The rounded total of a count, minor units.
    func target(of count: Count) throws(Refusal) -> Int64 {
        let numerator = count.isAhead ? projected(count) : count.numerator
        let total = product.interest.rounding.quotient(
            numerator, over: denominator(of: count))
        guard let minor = Int64(exactly: total) else { throw .overflow }
        return minor
    }

    /// The numerator an interest count will have at the end of its tranche, as things stand.
    private func projected(_ count: Count) -> Int128 {
        guard let tranche = schedule?[count.tranche], countedThrough < tranche.repayment else {
            return count.numerator
        }
        var ahead = self
        ahead.count(through: tranche.repayment)
        return ahead.counts.first { $0.order == count.order }?.numerator ?? count.numerator
    }

    /// Whether nothing will ever be added to the count and all of it is booked.
    func isSettled(_ count: Count) throws(Refusal) -> Bool {
        guard let tranche = schedule?[count.tranche] else { return true }
        guard try target(of: count) == count.booked else { return false }
        if count.amountType.isTrancheInterest || count.amountType == .serviceFee {
            return tranche.repayment < countedThrough
        }
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

    mutating func dropSettledCounts() throws(Refusal) {
        var left: [Count] = []
        for count in counts {
            let isDone = try isSettled(count)
            if !isDone { left.append(count) }
        }
        counts = left
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
