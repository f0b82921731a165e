package import Directories
import Measures

/// Counting: what each day adds, from the balances at the end of the day before.
extension ContractState {
    /// Counts every day after `countedThrough`, through `day`, on the balances as they stand.
    ///
    /// - Days: `day` is included. Counting in steps gives what counting at once gives.
    mutating func count(through day: Day) {
        guard status.isServiced, let schedule, day > countedThrough else { return }
        countInterest(through: day, schedule)
        countDelay(through: day, schedule)
        countTrancheFees(through: day, schedule)
        countedThrough = day
    }

    private mutating func countInterest(through day: Day, _ schedule: Schedule) {
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
                Int128(base) * Int128(units) * Int128(terms.rate.millionthsOfPercent),
                to: kind.interestType, tranche.number)
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

    /// Penalties, interest on overdue principal and fines of the tranches that are overdue.
    private mutating func countDelay(through day: Day, _ schedule: Schedule) {
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
                countOverduePrincipal(entry, delay)
            } else if entry.bucket.amountType == .interest {
                countPenalty(product.penalties.onInterest, .penaltyOnInterest, entry, delay)
            }
        }
        countPenaltiesOnUnbookedInterest(through: day, schedule)
    }

    /// Penalties on interest that is overdue though no process has booked it yet.
    ///
    /// A run that spans the due day of a tranche must give what nightly runs give: the days of
    /// delay see the whole interest of the tranche, not the part that stood booked before.
    private mutating func countPenaltiesOnUnbookedInterest(through day: Day, _ schedule: Schedule) {
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
                Buckets.Entry(bucket: bucket, minor: unbooked), delay)
        }
    }

    /// What of a tranche that is counted to its end is still to be booked, minor units.
    func unbookedInterest(_ count: Count) -> Int64 {
        let total = product.interest.rounding.quotient(
            count.numerator, over: denominator(of: count))
        let unbooked = Int64(clamping: total - Int128(count.booked))
        return min(unbooked, chargesRoom ?? unbooked)
    }

    private mutating func countOverduePrincipal(_ entry: Buckets.Entry, _ delay: Delay) {
        let tranche = entry.bucket.tranche
        countPenalty(product.penalties.onPrincipal, .penaltyOnPrincipal, entry, delay)
        let fine = product.penalties.fixedFine
        if fine > 0, delay.throughIndex > product.penalties.graceDays,
            !counts.contains(where: { $0.amountType == .fixedFine && $0.tranche == tranche })
        {
            add(Int128(fine), to: .fixedFine, tranche)
        }
        guard let rate = product.interest.overdueRate else { return }
        let through = interestStoppedFrom.map { min(delay.through, $0.previous) } ?? delay.through
        guard through > delay.from else { return }
        let days = Int128(delay.from.days(to: through))
        add(
            Int128(entry.minor) * days * Int128(rate.millionthsOfPercent),
            to: .overdueInterest, tranche)
    }

    private mutating func countPenalty(
        _ bands: [PenaltyBand], _ type: AmountType, _ entry: Buckets.Entry, _ delay: Delay
    ) {
        let through = penaltyStoppedFrom.map { min(delay.through, $0.previous) } ?? delay.through
        guard !bands.isEmpty, through > delay.from else { return }
        let stopped = Delay(from: delay.from, through: through, due: delay.due)
        let weight = product.penalties.weight(of: bands, over: stopped)
        if weight != 0 { add(Int128(entry.minor) * weight, to: type, entry.bucket.tranche) }
    }

    private mutating func countTrancheFees(through day: Day, _ schedule: Schedule) {
        guard let fee = product.fees.onTranche else { return }
        var from = countedThrough
        while let tranche = schedule.running(on: from.next), tranche.repayment <= day {
            let amount = fee.minor(of: tranche.principal + tranche.interest, product.interest)
            add(Int128(amount), to: .serviceFee, tranche.number)
            from = tranche.repayment
        }
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
    /// Sum over the overdue days of the rate of their band, grace days left out.
    func weight(of bands: [PenaltyBand], over delay: Delay) -> Int128 {
        let first = max(delay.firstIndex, graceDays + 1)
        var weight: Int128 = 0
        for (index, band) in bands.enumerated() {
            let next = index + 1 < bands.count ? bands[index + 1].fromDay : Int32.max
            let days = Int64(min(delay.throughIndex, next - 1)) - Int64(max(first, band.fromDay))
            if days >= 0 { weight += Int128(days + 1) * Int128(band.rate.millionthsOfPercent) }
        }
        return weight
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
