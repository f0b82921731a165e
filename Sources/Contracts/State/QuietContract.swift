import Directories
package import Measures

/// A contract on which a night can do one thing only: book interest of the running tranche.
///
/// It is what a night reads and writes of nine contracts in ten: a few numbers, no schedule and
/// no buckets. Its step is the very step of the fold (`ContractState.accrue`), which a property
/// test holds it to.
/// - Source: docs/decisions, 0006.
package struct QuietContract: Hashable, Sendable {
    /// The last day the step can be taken for; on later days the whole state is needed.
    package let quietThrough: Day
    package let issue: Day
    package let end: Day
    package let tranche: TrancheNumber
    package let basis: AccrualBasis
    package let rounding: Rounding
    /// Principal that bears interest, minor units.
    package let base: Int64
    package let rate: YearlyRate
    package let denominator: Int128
    package var accruedThrough: Day
    package var lastOperation: ValueTime
    package var numerator: Int128
    package var booked: Int64
    /// Balance of the interest of the running tranche, minor units.
    package var interest: Int64
    package var chargesRoom: Int64?

    /// A quiet contract read back from where it was kept, field by field.
    package init(
        quietThrough: Day, issue: Day, end: Day, tranche: TrancheNumber, basis: AccrualBasis,
        rounding: Rounding, base: Int64, rate: YearlyRate, denominator: Int128,
        accruedThrough: Day, lastOperation: ValueTime, numerator: Int128, booked: Int64,
        interest: Int64, chargesRoom: Int64?
    ) {
        self.quietThrough = quietThrough
        self.issue = issue
        self.end = end
        self.tranche = tranche
        self.basis = basis
        self.rounding = rounding
        self.base = base
        self.rate = rate
        self.denominator = denominator
        self.accruedThrough = accruedThrough
        self.lastOperation = lastOperation
        self.numerator = numerator
        self.booked = booked
        self.interest = interest
        self.chargesRoom = chargesRoom
    }

    /// Whether interest through the last day of a month is still to be booked on that day.
    package func isBehind(on endOfMonth: Day) -> Bool {
        let night = ValueTime.night(of: endOfMonth)
        guard accruedThrough < endOfMonth, lastOperation <= night else { return false }
        return accruing(through: endOfMonth, at: night)?.amount != 0
    }

    /// Books interest through `day`; nil when the whole state is needed.
    ///
    /// Shape: the amount is never negative; at zero nothing is to be stored.
    /// - Days: `day` is included.
    package func accruing(
        through day: Day, at valueTime: ValueTime
    ) -> (contract: QuietContract, amount: Int64)? {
        guard day <= quietThrough, day > accruedThrough, valueTime >= lastOperation else {
            return nil
        }
        let units =
            basis.units(issue: issue, through: day, end: end)
            - basis.units(issue: issue, through: accruedThrough, end: end)
        var next = self
        next.numerator += Int128(base) * Int128(units) * Int128(rate.millionthsOfPercent)
        let exact = rounding.quotient(next.numerator, over: denominator)
        // Only the whole state can say that so much is refused.
        guard let total = Int64(exactly: exact), total <= ContractSum.most,
            interest <= ContractSum.most
        else { return nil }
        let amount = total - booked
        // More is booked than the days have earned: the whole state knows what to give back.
        if amount < 0 { return nil }
        if let chargesRoom {
            guard amount < chargesRoom else { return nil }
            next.chargesRoom = chargesRoom - amount
        }
        next.booked = total
        next.interest += amount
        next.accruedThrough = day
        next.lastOperation = valueTime
        return (next, amount)
    }
}

extension ContractState {
    /// The quiet view of the contract; nil when anything but interest may happen in a night.
    ///
    /// What is kept in a foreign currency is not quiet: its interest has to be valued.
    package var quiet: QuietContract? {
        guard !isForeign, status.isServiced, restoreOpen == 0, let lastOperation, let schedule,
            let counter = quietCounter, let tranche = schedule[counter.tranche],
            (tranche.issue...tranche.repayment).contains(accruedThrough),
            accruedThrough >= interestFreeThrough, !hasDebt(before: tranche),
            !isOffsetNightly
        else { return nil }
        let base = interestBase(on: min(accruedThrough.next, tranche.repayment), tranche, schedule)
        // A payment of the day has altered the base: until the next day a stop would ask for it.
        guard counter.latest == latestInterest(of: tranche, on: base, schedule) else { return nil }
        // On the last day a fee is charged and a prepayment meets the debt that falls due.
        let isBusyAtEnd = product.fees.onTranche != nil || hasCredit
        let quietThrough = isBusyAtEnd ? tranche.repayment.previous : tranche.repayment
        return QuietContract(
            quietThrough: min(quietThrough, nextAmortisation?.previous ?? quietThrough),
            issue: tranche.issue, end: tranche.repayment, tranche: tranche.number,
            basis: unitsOfInterest, rounding: product.interest.rounding,
            base: base, rate: rateOfInterest,
            denominator: interestDenominator(of: tranche),
            accruedThrough: accruedThrough, lastOperation: lastOperation,
            numerator: counter.numerator, booked: counter.booked,
            interest: buckets[Bucket(.interest, tranche.number, isOffBalance: false)],
            chargesRoom: chargesRoom)
    }

    /// The one counter of a contract whose interest runs by its days; nil otherwise.
    private var quietCounter: AccrualCounter? {
        guard interestStoppedFrom == nil, capReached == nil, counters.count == 1,
            let counter = counters.first, counter.amountType == .interest,
            counter.accruedInAdvance == .nothing
        else { return nil }
        return counter
    }

    /// What the last accrued day added, had it borne interest on `base`.
    private func latestInterest(
        of tranche: Tranche, on base: Int64, _ schedule: Schedule
    ) -> Int128 {
        let day = accruedThrough
        guard day > max(tranche.issue, interestFreeThrough) else { return 0 }
        return interestNumerator(of: tranche, on: base, after: day.previous, through: day)
    }

    /// Whether the offset of a night may meet debt before the tranche ends.
    private var isOffsetNightly: Bool {
        guard product.prepayment.isAllowed, hasCredit else { return false }
        return product.repayment.paysAccruedBeforeDue || dueDebt(on: accruedThrough) > 0
    }

    /// Whether anything by tranche is unpaid before `tranche`.
    private func hasDebt(before tranche: Tranche) -> Bool {
        buckets.entries.contains {
            $0.bucket.tranche != .contract && $0.bucket.tranche < tranche.number
        }
    }

    /// Whether the client has money to his credit.
    package var hasCredit: Bool {
        buckets.entries.contains { $0.bucket.tranche == .contract && $0.minor < 0 }
    }

    /// The state with the moving parts of its quiet view taken over.
    package mutating func adopt(_ quiet: QuietContract) throws(Refusal) {
        let bucket = Bucket(.interest, quiet.tranche, isOffBalance: false)
        do {
            try balances.debt.move(bucket, by: quiet.interest - buckets[bucket])
        } catch {
            throw .measure(error)
        }
        accruals.adopt(quiet)
        lastOperation = quiet.lastOperation
        guard let schedule, let tranche = schedule[quiet.tranche] else { return }
        accruals.counters[0].latest = latestInterest(of: tranche, on: quiet.base, schedule)
    }
}
