package import Directories
import Measures

/// Counting: what each day adds, from the balances at the end of the day before.
extension ContractState {
    /// Counts every day after `countedThrough`, through `day`, on the balances as they stand.
    ///
    /// - Days: `day` is included. Counting in steps gives what counting at once gives.
    mutating func count(through day: Day) { count(through: day) { _ in } }

    /// Counts, and tells each line.
    mutating func count(through day: Day, _ tell: (CountLine) -> Void) {
        guard status.isServiced, let schedule, day > countedThrough else { return }
        countInterest(through: day, schedule, tell)
        countDelay(through: day, schedule, tell)
        countTrancheFees(through: day, schedule, tell)
        countedThrough = day
    }

    private mutating func countInterest(
        through day: Day, _ schedule: Schedule, _ tell: (CountLine) -> Void
    ) {
        var last = min(day, schedule.last.repayment)
        if let stop = interestStoppedFrom { last = min(last, stop.previous) }
        var from = max(countedThrough, interestFreeThrough(schedule))
        while from < last, let tranche = schedule.running(on: from.next) {
            let end = min(last, tranche.repayment, nextDue(after: from, schedule))
            let basis = product.interest.basis
            let units =
                basis.units(issue: tranche.issue, through: end, end: tranche.repayment)
                - basis.units(issue: tranche.issue, through: from, end: tranche.repayment)
            let base = interestBase(on: from.next, tranche, schedule)
            add(
                CountLine(
                    amountType: .interest, tranche: tranche.number, from: from, through: end,
                    base: base, units: units, rate: terms.rate), tell)
            from = end
        }
    }

    /// The last day that bears no interest by the terms.
    func interestFreeThrough(_ schedule: Schedule) -> Day {
        schedule.first.issue.advanced(by: terms.interestFreeDays)
    }

    /// Principal that bears interest on `day`, minor units.
    func interestBase(on day: Day, _ tranche: Tranche, _ schedule: Schedule) -> Int64 {
        switch product.interest.base {
        case .scheduled: schedule.opening(of: tranche)
        case .actualAll: principalLeft
        case .loanAmount: terms.principal.minor
        case .actualNotOverdue:
            buckets.entries.reduce(0) { sum, entry in
                guard entry.bucket.amountType == .principal,
                    let owner = schedule[entry.bucket.tranche], owner.due >= day
                else { return sum }
                return sum + entry.minor
            }
        }
    }

    /// The next day after which unpaid principal turns overdue, or a day far away.
    private func nextDue(after day: Day, _ schedule: Schedule) -> Day {
        let never = Day(number: .max)
        guard product.interest.base == .actualNotOverdue else { return never }
        for entry in buckets.entries where entry.bucket.amountType == .principal {
            if let due = schedule[entry.bucket.tranche]?.due, due > day { return due }
        }
        return never
    }

    /// Penalties, interest on overdue principal and fines of the tranches that are overdue.
    private mutating func countDelay(
        through day: Day, _ schedule: Schedule, _ tell: (CountLine) -> Void
    ) {
        for entry in buckets.entries {
            guard entry.bucket.tranche != .contract,
                let tranche = schedule[entry.bucket.tranche], tranche.due < day
            else {
                if entry.bucket.tranche == .contract { continue }
                break
            }
            let delay = Delay(
                from: max(countedThrough, tranche.due), through: day, due: tranche.due)
            if entry.bucket.amountType == .principal {
                countOverduePrincipal(entry, delay, tell)
            } else if entry.bucket.amountType == .interest {
                countPenalty(product.penalties.onInterest, .penaltyOnInterest, entry, delay, tell)
            }
        }
        countPenaltiesOnUnbookedInterest(through: day, schedule, tell)
    }

    /// Penalties on interest that is overdue though no process has booked it yet.
    ///
    /// A run that spans the due day of a tranche must give what nightly runs give: the days of
    /// delay see the whole interest of the tranche, not the part that stood booked before.
    private mutating func countPenaltiesOnUnbookedInterest(
        through day: Day, _ schedule: Schedule, _ tell: (CountLine) -> Void
    ) {
        if product.penalties.onInterest.isEmpty { return }
        for count in counts where count.amountType == .interest {
            guard let tranche = schedule[count.tranche], tranche.due < day else { continue }
            let unbooked = unbookedInterest(count)
            if unbooked <= 0 { continue }
            let bucket = Bucket(.interest, count.tranche, isOffBalance: false)
            let delay = Delay(
                from: max(countedThrough, tranche.due), through: day, due: tranche.due)
            countPenalty(
                product.penalties.onInterest, .penaltyOnInterest,
                Buckets.Entry(bucket: bucket, minor: unbooked), delay, tell)
        }
    }

    /// What of a tranche that is counted to its end is still to be booked, minor units.
    func unbookedInterest(_ count: Count) -> Int64 {
        let total = product.interest.rounding.quotient(
            count.numerator, over: denominator(of: count))
        let unbooked = Int64(clamping: total - Int128(count.booked))
        return min(unbooked, chargesRoom ?? unbooked)
    }

    private mutating func countOverduePrincipal(
        _ entry: Buckets.Entry, _ delay: Delay, _ tell: (CountLine) -> Void
    ) {
        let tranche = entry.bucket.tranche
        countPenalty(product.penalties.onPrincipal, .penaltyOnPrincipal, entry, delay, tell)
        let fine = product.penalties.fixedFine
        if fine > 0, delay.throughIndex > product.penalties.graceDays,
            !counts.contains(where: { $0.amountType == .fixedFine && $0.tranche == tranche })
        {
            add(
                CountLine(
                    amountType: .fixedFine, tranche: tranche, from: delay.from,
                    through: delay.through, base: fine, units: 1, rate: nil), tell)
        }
        guard let rate = product.interest.overdueRate else { return }
        let through = interestStoppedFrom.map { min(delay.through, $0.previous) } ?? delay.through
        guard through > delay.from else { return }
        add(
            CountLine(
                amountType: .overdueInterest, tranche: tranche, from: delay.from,
                through: through, base: entry.minor,
                units: Int64(delay.from.days(to: through)), rate: rate), tell)
    }

    private mutating func countPenalty(
        _ bands: [PenaltyBand], _ type: AmountType, _ entry: Buckets.Entry, _ delay: Delay,
        _ tell: (CountLine) -> Void
    ) {
        let through = penaltyStoppedFrom.map { min(delay.through, $0.previous) } ?? delay.through
        guard !bands.isEmpty, through > delay.from else { return }
        let stopped = Delay(from: delay.from, through: through, due: delay.due)
        for stretch in product.penalties.stretches(of: bands, over: stopped) {
            add(
                CountLine(
                    amountType: type, tranche: entry.bucket.tranche, from: stretch.from,
                    through: stretch.through, base: entry.minor,
                    units: Int64(stretch.from.days(to: stretch.through)), rate: stretch.rate),
                tell)
        }
    }

    private mutating func countTrancheFees(
        through day: Day, _ schedule: Schedule, _ tell: (CountLine) -> Void
    ) {
        guard let fee = product.fees.onTranche else { return }
        var from = countedThrough
        while let tranche = schedule.running(on: from.next), tranche.repayment <= day {
            let amount = fee.minor(of: tranche.principal + tranche.interest, product.interest)
            add(
                CountLine(
                    amountType: .serviceFee, tranche: tranche.number, from: tranche.issue,
                    through: tranche.repayment, base: amount, units: 1, rate: nil), tell)
            from = tranche.repayment
        }
    }

    private mutating func add(_ line: CountLine, _ tell: (CountLine) -> Void) {
        tell(line)
        add(line.numerator, to: line.amountType, line.tranche)
    }

    /// Adds to a count, beginning it where there is none.
    mutating func add(_ numerator: Int128, to type: AmountType, _ tranche: TrancheNumber) {
        let fresh = Count(
            amountType: type, tranche: tranche, numerator: numerator, booked: 0, isAhead: false)
        let place = counts.firstIndex { $0.order >= fresh.order } ?? counts.count
        if place < counts.count, counts[place].order == fresh.order {
            counts[place].numerator += numerator
        } else {
            counts.insert(fresh, at: place)
        }
    }
}

/// The overdue days of one tranche that a step of counting covers.
struct Delay {
    /// The day before the first.
    let from: Day
    let through: Day
    let due: Day

    /// The first day counted from the due day, from 1.
    var firstIndex: Int32 { due.days(to: from) + 1 }
    var throughIndex: Int32 { due.days(to: through) }
}

extension PenaltyTerms {
    /// The overdue days cut by the band they fall in, grace days left out; none without a rate.
    func stretches(of bands: [PenaltyBand], over delay: Delay) -> [PenaltyStretch] {
        let start = max(delay.firstIndex, graceDays + 1)
        var stretches: [PenaltyStretch] = []
        for (index, band) in bands.enumerated() where band.rate != .zero {
            let next = index + 1 < bands.count ? bands[index + 1].fromDay : Int32.max
            let first = max(start, band.fromDay)
            let last = min(delay.throughIndex, next - 1)
            if first > last { continue }
            stretches.append(
                PenaltyStretch(
                    from: delay.due.advanced(by: first - 1), through: delay.due.advanced(by: last),
                    rate: band.rate))
        }
        return stretches
    }
}

/// Overdue days that bear one penalty rate.
struct PenaltyStretch {
    /// The day before the first.
    let from: Day
    let through: Day
    let rate: YearlyRate
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
