package import Directories
import Measures

/// Accruing: what each day adds, from the balances at the end of the day before.
extension ContractState {
    /// Accrues every day after `accruedThrough`, through `day`, on the balances as they stand.
    ///
    /// - Days: `day` is included. Accruing in steps gives what accruing at once gives.
    mutating func accrue(through day: Day) { accrue(through: day) { _ in } }

    /// Counts, and tells each line; in a foreign currency each day by itself, for its rate.
    mutating func accrue(through day: Day, _ tell: (AccrualLine) -> Void) {
        guard status.isServiced, let schedule, day > accruedThrough else { return }
        if isForeign {
            while accruedThrough.next < day {
                accrueStretch(through: accruedThrough.next, schedule, tell)
            }
        }
        accrueStretch(through: day, schedule, tell)
    }

    private mutating func accrueStretch(
        through day: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        accruals.forgetLatest()
        addInterest(after: accruedThrough, through: day, schedule, tell)
        noteLatestInterest(of: day, schedule)
        accrueDelay(through: day, schedule, tell)
        accrueTrancheFees(through: day, schedule, tell)
        accruals.accruedThrough = day
    }

    /// Adds interest of the days after `start`, those of a stop left out, to their tranches.
    private mutating func addInterest(
        after start: Day, through end: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        var last = min(end, schedule.last.repayment)
        if let stop = interestStoppedFrom { last = min(last, stop.previous) }
        var from = max(start, interestFreeThrough(schedule))
        while from < last, let tranche = schedule.running(on: from.next) {
            let end = min(last, tranche.repayment, nextDue(after: from, schedule))
            let base = interestBase(on: from.next, tranche, schedule)
            add(
                AccrualLine(
                    amountType: kind.interestType, tranche: tranche.number, from: from,
                    through: end, base: base,
                    units: interestUnits(of: tranche, after: from, through: end),
                    rate: terms.rate), tell)
            from = end
        }
    }

    /// Notes what the last accrued day bears, be it stopped or not.
    private mutating func noteLatestInterest(of day: Day, _ schedule: Schedule) {
        guard day > interestFreeThrough(schedule), let tranche = schedule.running(on: day) else {
            return
        }
        let base = interestBase(on: day, tranche, schedule)
        accruals.note(
            interestNumerator(of: tranche, on: base, after: day.previous, through: day),
            asLatestOf: kind.interestType, tranche.number)
    }

    /// Accrues interest of days that were accrued when no tranche ran on them.
    ///
    /// - Source: D-3.12: a prolongation from a repayment day that has passed.
    mutating func backdateInterest(after day: Day) {
        guard let schedule else { return }
        var from = day
        while from < accruedThrough {
            let through = isForeign ? from.next : accruedThrough
            addInterest(after: from, through: through, schedule) { _ in }
            from = through
        }
        noteLatestInterest(of: accruedThrough, schedule)
    }

    /// What days of one tranche add to its counter on a balance that does not change.
    func interestNumerator(
        of tranche: Tranche, on base: Int64, after from: Day, through end: Day
    ) -> Int128 {
        let units = interestUnits(of: tranche, after: from, through: end)
        return Int128(base) * Int128(units) * Int128(terms.rate.millionthsOfPercent)
    }

    private func interestUnits(of tranche: Tranche, after from: Day, through end: Day) -> Int64 {
        let basis = product.interest.basis
        return basis.units(issue: tranche.issue, through: end, end: tranche.repayment)
            - basis.units(issue: tranche.issue, through: from, end: tranche.repayment)
    }

    /// The last day that bears no interest by the terms.
    func interestFreeThrough(_ schedule: Schedule) -> Day {
        schedule.first.issue.advanced(
            by: min(terms.interestFreeDays, ContractState.interestFreeDaysMax))
    }

    /// Principal that bears interest on `day`, minor units.
    func interestBase(on day: Day, _ tranche: Tranche, _ schedule: Schedule) -> Int64 {
        switch product.interest.base {
        case .scheduled: schedule.opening(of: tranche)
        case .actualAll: principalLeft
        case .loanAmount: terms.principal.minor
        case .actualNotOverdue:
            buckets.entries.reduce(0) { sum, entry in
                guard entry.bucket.amountType == kind.principalType,
                    let owner = schedule[entry.bucket.tranche], owner.due >= day
                else { return sum }
                return sum + kind.growing.signed(entry.minor)
            }
        }
    }

    /// The next day after which unpaid principal turns overdue, or a day far away.
    private func nextDue(after day: Day, _ schedule: Schedule) -> Day {
        let never = Day(number: .max)
        guard product.interest.base == .actualNotOverdue else { return never }
        for entry in buckets.entries where entry.bucket.amountType == kind.principalType {
            if let due = schedule[entry.bucket.tranche]?.due, due > day { return due }
        }
        return never
    }

    private mutating func accrueTrancheFees(
        through day: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        guard let fee = product.fees.onTranche else { return }
        var from = accruedThrough
        while let tranche = schedule.running(on: from.next), tranche.repayment <= day {
            let amount = fee.minor(of: tranche.principal + tranche.interest, product.interest)
            add(
                AccrualLine(
                    amountType: .serviceFee, tranche: tranche.number, from: tranche.issue,
                    through: tranche.repayment, base: amount, units: 1, rate: nil), tell)
            from = tranche.repayment
        }
    }

    mutating func add(_ line: AccrualLine, _ tell: (AccrualLine) -> Void) {
        tell(line)
        accruals.add(line.numerator, to: line.amountType, line.tranche)
        if isForeign {
            accruals.wait(
                for: line.numerator, of: line.through, to: line.amountType, line.tranche)
        }
    }
}

extension FeeAmount {
    /// The fee on `base`, both in minor units.
    package func minor(of base: Int64, _ terms: InterestTerms) -> Int64 {
        switch self {
        case .fixed(let minor): minor
        case .share(let rate):
            Int64(
                clamping: terms.rounding.quotient(
                    Int128(base) * Int128(rate.millionthsOfPercent), over: YearlyRate.scale))
        }
    }
}
