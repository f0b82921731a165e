package import Directories
import Measures

/// Accruing: what each day adds, from the balances at the end of the day before.
extension ContractState {
    /// Accrues every day after `accruedThrough`, through `day`, on the balances as they stand.
    ///
    /// - Days: `day` is included. Accruing in steps gives what accruing at once gives.
    mutating func accrue(through day: Day) { accrue(through: day) { _ in } }

    /// Counts, and tells each line.
    mutating func accrue(through day: Day, _ tell: (AccrualLine) -> Void) {
        guard status.isServiced, let schedule else { return }
        while accruedThrough < day {
            accrueStretch(through: endOfStretch(towards: day, schedule), schedule, tell)
        }
    }

    /// The last of the days that can be counted at once.
    private func endOfStretch(towards day: Day, _ schedule: Schedule) -> Day {
        guard bearsAfterEnd, !product.penalties.onInterest.isEmpty else { return day }
        // After the end interest of each day is overdue on the next, and bears a penalty.
        return max(accruedThrough.next, min(day, schedule.last.repayment))
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
        var last = bearsAfterEnd ? end : min(end, schedule.last.repayment)
        if let stop = interestStoppedFrom { last = min(last, stop.previous) }
        var from = max(start, interestFreeThrough)
        while from < last, let tranche = trancheOfInterest(on: from.next, schedule) {
            let isEnded = tranche.repayment <= from
            let end = min(
                last, isEnded ? last : tranche.repayment, nextChange(after: from, schedule))
            let base = interestBase(on: from.next, tranche, schedule)
            if isEnded && base == 0 { break }
            add(
                AccrualLine(
                    amountType: kind.interestType, tranche: tranche.number, from: from,
                    through: end, base: base,
                    units: interestUnits(of: tranche, after: from, through: end),
                    rate: rateOfInterest), tell)
            from = end
        }
    }

    /// Notes what the last accrued day bears, be it stopped or not.
    private mutating func noteLatestInterest(of day: Day, _ schedule: Schedule) {
        guard day > interestFreeThrough, let tranche = trancheOfInterest(on: day, schedule) else {
            return
        }
        let base = interestBase(on: day, tranche, schedule)
        if base == 0 && day > tranche.repayment { return }
        accruals.note(
            interestNumerator(of: tranche, on: base, after: day.previous, through: day),
            asLatestOf: kind.interestType, tranche.number)
    }

    /// Accrues interest of days that were accrued when no tranche ran on them.
    ///
    /// - Source: D-3.12: a prolongation from a repayment day that has passed.
    mutating func backdateInterest(after day: Day) {
        guard let schedule else { return }
        addInterest(after: day, through: accruedThrough, schedule) { _ in }
        noteLatestInterest(of: accruedThrough, schedule)
    }

    /// What days of one tranche add to its counter on a balance that does not change.
    func interestNumerator(
        of tranche: Tranche, on base: Int64, after from: Day, through end: Day
    ) -> Int128 {
        let units = interestUnits(of: tranche, after: from, through: end)
        return Int128(base) * Int128(units) * Int128(rateOfInterest.millionthsOfPercent)
    }

    private func interestUnits(of tranche: Tranche, after from: Day, through end: Day) -> Int64 {
        let basis = unitsOfInterest
        return basis.units(issue: tranche.issue, through: end, end: tranche.repayment)
            - basis.units(issue: tranche.issue, through: from, end: tranche.repayment)
    }

    /// The last day that bears no interest by the terms; before the money is paid out, the day
    /// planned for it.
    var interestFreeThrough: Day {
        let issue = schedule?.first.issue ?? terms.plannedDisbursement
        return issue.advanced(by: min(terms.interestFreeDays, ContractState.interestFreeDaysMax))
    }

    /// Whether principal that is unpaid when the last tranche has ended goes on bearing interest.
    ///
    /// Where overdue principal bears none, or a rate of its own, or what it bears is given by the
    /// plan, nothing goes on.
    var bearsAfterEnd: Bool {
        kind == .credit && !isFlat && product.interest.base == .actualAll
            && product.interest.overdueRate == nil && product.interest.afterEnd == .continues
    }

    /// The tranche to which the interest of a day belongs: the running one, or after all of
    /// them the last where interest goes on.
    private func trancheOfInterest(on day: Day, _ schedule: Schedule) -> Tranche? {
        if bearsAfterEnd, day > schedule.last.repayment { return schedule.last }
        return schedule.running(on: day)
    }

    /// What bears interest on `day`, minor units.
    ///
    /// Principal of a tranche bears nothing between its repayment day and the later day on which
    /// it may be paid: who pays then pays what the plan says. In the first edition it did.
    func interestBase(on day: Day, _ tranche: Tranche, _ schedule: Schedule) -> Int64 {
        if isFlat { return tranche.interest }
        switch product.interest.base {
        case .scheduled, .loanAmount:
            return plannedBase(of: tranche, opening: schedule.opening(of: tranche))
        case .actualAll, .actualNotOverdue:
            let bearsOverdue = product.interest.base == .actualAll
            let bearsUntilDue = product.edition < .planIsDebt
            return buckets.entries.reduce(0) { sum, entry in
                guard entry.bucket.amountType == kind.principalType,
                    let owner = schedule[entry.bucket.tranche],
                    (bearsUntilDue ? owner.due : owner.repayment) >= day
                        || (bearsOverdue && owner.due < day)
                else { return sum }
                return sum + kind.growing.signed(entry.minor)
            }
        }
    }

    /// What a tranche bears interest on when its days begin with a balance, minor units.
    func plannedBase(of tranche: Tranche, opening: Int64) -> Int64 {
        if isFlat { return tranche.interest }
        return product.interest.base == .loanAmount ? terms.principal.minor : opening
    }

    /// Whether the interest of each tranche is a part of that of the whole loan, of which every
    /// day of the tranche bears the same.
    var isFlat: Bool {
        product.interest.shape == .flat && product.edition >= .planIsDebt
    }

    /// Whether what each day adds is kept until it is booked, to be worth something by its rate.
    var countsDayByDay: Bool { isForeign && product.edition >= .planIsDebt }

    /// How the days of interest are counted.
    var unitsOfInterest: AccrualBasis { isFlat ? .actual365 : product.interest.basis }

    /// What the units bear: the rate, or the whole of what the plan gives the tranche.
    var rateOfInterest: YearlyRate { isFlat ? .whole : terms.rate }

    /// The next day after which other principal bears interest, or a day far away.
    private func nextChange(after day: Day, _ schedule: Schedule) -> Day {
        let never = Day(number: .max)
        var nearest = never
        for entry in buckets.entries where entry.bucket.amountType == kind.principalType {
            guard let tranche = schedule[entry.bucket.tranche] else { continue }
            if tranche.due > day { nearest = min(nearest, tranche.due) }
            // Later tranches change later still.
            if tranche.repayment > day { return min(nearest, tranche.repayment) }
        }
        return nearest
    }

    private mutating func accrueTrancheFees(
        through day: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        if product.fees.onTranche == nil { return }
        var from = accruedThrough
        while let tranche = schedule.running(on: from.next), tranche.repayment <= day {
            let amount = trancheFee(of: tranche)
            add(
                AccrualLine(
                    amountType: .serviceFee, tranche: tranche.number, from: tranche.issue,
                    through: tranche.repayment, base: amount, units: 1, rate: nil), tell)
            from = tranche.repayment
        }
    }

    /// The fee of a tranche by its plan, minor units.
    /// What a tranche is charged on its last day by its plan, minor units.
    func trancheFee(of tranche: Tranche) -> Int64 {
        product.fees.onTranche?.minor(
            of: tranche.principal + tranche.interest, product.interest) ?? 0
    }

    /// What a tranche asks for by its plan beside principal and interest, minor units.
    ///
    /// It is its own fee, and with the first that of the disbursement.
    package func plannedFees(of tranche: Tranche, in schedule: Schedule) -> Int64 {
        var fees = trancheFee(of: tranche)
        if tranche.number == schedule.first.number {
            fees +=
                product.fees.onDisbursement?.minor(
                    of: terms.principal.minor, product.interest) ?? 0
        }
        return fees
    }

    mutating func add(_ line: AccrualLine, _ tell: (AccrualLine) -> Void) {
        tell(line)
        accruals.add(line.numerator, to: line.amountType, line.tranche)
        if countsDayByDay {
            accruals.wait(for: eachDay(of: line), to: line.amountType, line.tranche)
        }
    }

    /// What each day of a line adds, for its rate; those that add nothing are left out.
    private func eachDay(of line: AccrualLine) -> [EarnedDay] {
        guard let rate = line.rate, line.from.next < line.through else {
            return line.numerator == 0
                ? [] : [EarnedDay(day: line.through, numerator: line.numerator)]
        }
        let perUnit = Int128(line.base) * Int128(rate.millionthsOfPercent)
        let tranche = line.amountType.isTrancheInterest ? schedule?[line.tranche] : nil
        var days: [EarnedDay] = []
        var day = line.from
        while day < line.through {
            let units = tranche.map { interestUnits(of: $0, after: day, through: day.next) } ?? 1
            day = day.next
            let numerator = perUnit * Int128(units)
            if numerator != 0 { days.append(EarnedDay(day: day, numerator: numerator)) }
        }
        return days
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
