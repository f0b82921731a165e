import Directories
import Measures

/// From exact counters to amounts: what should be booked, and what is missing.
extension ContractState {
    /// What the numerator of a counter is divided by to give minor units.
    func denominator(of counter: AccrualCounter) -> Int128 {
        if counter.amountType.isAccruedAsAmount { return 1 }
        if counter.amountType.isTrancheInterest, let tranche = schedule?[counter.tranche] {
            return interestDenominator(of: tranche)
        }
        return Int128(product.penalties.daysPerYear) * YearlyRate.scale
    }

    /// What a tranche's interest is divided by: the units of a year, or of the tranche where its
    /// whole interest is given by the plan.
    func interestDenominator(of tranche: Tranche) -> Int128 {
        guard isFlat else { return yearDenominator(of: tranche) }
        let from = max(tranche.issue, interestFreeThrough)
        return Int128(max(1, from.days(to: tranche.repayment))) * YearlyRate.scale
    }

    func yearDenominator(of tranche: Tranche) -> Int128 {
        let units = product.interest.basis.unitsPerYear(
            issue: tranche.issue, end: tranche.repayment,
            periodsPerYear: terms.periodsPerYear)
        return Int128(units) * YearlyRate.scale
    }

    /// The rounded total of a counter, or what of it is to be booked ahead of time; minor units.
    func target(of counter: AccrualCounter) throws(Refusal) -> Int64 {
        try target(of: counter, earning: counter.numerator)
    }

    /// The same, while the counter had earned no more than this.
    func target(
        of counter: AccrualCounter, earning numerator: Int128
    ) throws(Refusal) -> Int64 {
        let earned = try rounded(numerator, of: counter)
        switch counter.accruedInAdvance {
        case .nothing: return earned
        case .whole: return try rounded(projected(counter), of: counter)
        case .atLeast(let least):
            return max(earned, min(least, try rounded(projected(counter), of: counter)))
        }
    }

    private func rounded(_ numerator: Int128, of counter: AccrualCounter) throws(Refusal) -> Int64 {
        try ContractSum.within(
            product.interest.rounding.quotient(numerator, over: denominator(of: counter)))
    }

    /// The numerator an interest counter will have at the end of its tranche, as things stand.
    ///
    /// A tranche that has not begun is taken to begin as planned, with all that falls due before
    /// it paid.
    private func projected(_ counter: AccrualCounter) -> Int128 {
        guard let schedule, let tranche = schedule[counter.tranche],
            accruedThrough < tranche.repayment
        else { return counter.numerator }
        if tranche.issue >= accruedThrough {
            let free = max(tranche.issue, interestFreeThrough)
            guard interestStoppedFrom == nil, free < tranche.repayment else { return 0 }
            return interestNumerator(
                of: tranche, on: presentBase(of: tranche, schedule), after: free,
                through: tranche.repayment)
        }
        var ahead = self
        ahead.accrue(through: tranche.repayment)
        return ahead.counters.first { $0.order == counter.order }?.numerator ?? counter.numerator
    }

    /// The interest that will have been booked by the end of a tranche and is not yet, as things
    /// stand; minor units.
    ///
    /// A tranche that has not begun is taken to bear what was planned.
    func interestUntilEnd(of tranche: Tranche) -> Int64 {
        if tranche.issue >= accruedThrough {
            return interestStoppedFrom == nil ? tranche.interest : 0
        }
        var ahead = self
        if accruedThrough < tranche.repayment { ahead.accrue(through: tranche.repayment) }
        guard let counter = ahead.counters.first(where: { $0.isInterest(of: tranche) }) else {
            return 0
        }
        do {
            return max(0, try target(of: counter) - counter.booked)
        } catch {
            return tranche.interest
        }
    }

    /// What a tranche that has not begun will bear interest on if all before it is paid, minor
    /// units.
    private func presentBase(of tranche: Tranche, _ schedule: Schedule) -> Int64 {
        switch product.interest.base {
        case .loanAmount, .scheduled:
            plannedBase(of: tranche, opening: schedule.opening(of: tranche))
        case .actualAll, .actualNotOverdue:
            buckets.entries.reduce(0) { sum, entry in
                entry.bucket.amountType == .principal && entry.bucket.tranche >= tranche.number
                    ? sum + entry.minor : sum
            }
        }
    }

    /// Whether nothing will ever be added to the counter and all of it is booked.
    func isSettled(_ counter: AccrualCounter) throws(Refusal) -> Bool {
        guard let tranche = schedule?[counter.tranche] else { return true }
        if counter.amountType.family == .mandatoryInterest { return isSettledMandatory(counter) }
        // Until the next day a stop or a start may still take the last day out, or put it in.
        guard counter.latest == 0, try target(of: counter) == counter.booked else { return false }
        if counter.amountType.isTrancheInterest, bearsAfterEnd, principalLeft > 0,
            tranche.number == schedule?.last.number
        {
            return false
        }
        if counter.amountType.endsWithTranche {
            return tranche.repayment < accruedThrough || isBlank(counter, tranche)
        }
        let isOnInterest = counter.amountType == .penaltyOnInterest
        let base = Bucket(
            isOnInterest ? .interest : .principal, counter.tranche, isOffBalance: false)
        let isWaiting =
            isOnInterest
            && counters.contains {
                $0.amountType == .interest && $0.tranche == counter.tranche
                    && unbookedInterest($0) > 0
            }
        return buckets[base] == 0 && buckets[base.offBalance] == 0 && !isWaiting
    }

    /// Whether a counter of a tranche that has not begun says nothing: it was booked ahead once.
    private func isBlank(_ counter: AccrualCounter, _ tranche: Tranche) -> Bool {
        accruedThrough < tranche.issue && counter.accruedInAdvance == .nothing
    }

    mutating func dropSettledCounters() throws(Refusal) {
        var left: [AccrualCounter] = []
        for counter in counters {
            let isDone = try isSettled(counter)
            if !isDone { left.append(try withoutBookedDays(counter)) }
        }
        accruals.counters = left
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

extension AccrualCounter {
    fileprivate func isInterest(of other: Tranche) -> Bool {
        amountType.isTrancheInterest && tranche == other.number
    }
}
