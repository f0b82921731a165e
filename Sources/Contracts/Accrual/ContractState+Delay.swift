import Directories
import Measures

/// Accruing what a delay costs: penalties, fines and interest on overdue principal.
extension ContractState {
    /// Penalties, interest on overdue principal and fines of the tranches that are overdue.
    mutating func accrueDelay(
        through day: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        for entry in buckets.entries {
            guard entry.bucket.tranche != .contract,
                let tranche = schedule[entry.bucket.tranche], tranche.due < day
            else {
                if entry.bucket.tranche == .contract { continue }
                break
            }
            let delay = Delay(
                from: max(accruedThrough, tranche.due), through: day, due: tranche.due)
            if entry.bucket.amountType == .principal {
                accrueOverduePrincipal(entry, delay, tell)
            } else if entry.bucket.amountType == .interest {
                accruePenalty(product.penalties.onInterest, .penaltyOnInterest, entry, delay, tell)
            }
        }
        accruePenaltiesOnUnbookedInterest(through: day, schedule, tell)
    }

    /// Penalties on interest that is overdue though no process has booked it yet.
    ///
    /// A run that spans the due day of a tranche must give what nightly runs give: the days of
    /// delay see the whole interest of the tranche, not the part that stood booked before.
    private mutating func accruePenaltiesOnUnbookedInterest(
        through day: Day, _ schedule: Schedule, _ tell: (AccrualLine) -> Void
    ) {
        if product.penalties.onInterest.isEmpty { return }
        for counter in counters where counter.amountType == .interest {
            guard let tranche = schedule[counter.tranche], tranche.due < day else { continue }
            let unbooked = unbookedInterest(counter)
            if unbooked <= 0 { continue }
            let bucket = Bucket(.interest, counter.tranche, isOffBalance: false)
            let delay = Delay(
                from: max(accruedThrough, tranche.due), through: day, due: tranche.due)
            accruePenalty(
                product.penalties.onInterest, .penaltyOnInterest,
                Buckets.Entry(bucket: bucket, minor: unbooked), delay, tell)
        }
    }

    /// What of a tranche that is accrued to its end is still to be booked, minor units; interest
    /// that the last day has added after that end is overdue on the next.
    func unbookedInterest(_ counter: AccrualCounter) -> Int64 {
        let total = product.interest.rounding.quotient(
            counter.numerator - (bearsAfterEnd ? counter.latest : 0),
            over: denominator(of: counter))
        let unbooked = Int64(clamping: total - Int128(counter.booked))
        return min(unbooked, chargesRoom ?? unbooked)
    }

    private mutating func accrueOverduePrincipal(
        _ entry: Buckets.Entry, _ delay: Delay, _ tell: (AccrualLine) -> Void
    ) {
        let tranche = entry.bucket.tranche
        accruePenalty(product.penalties.onPrincipal, .penaltyOnPrincipal, entry, delay, tell)
        accrueFine(of: tranche, delay, tell)
        guard let rate = product.interest.overdueRate else { return }
        let perDay = Int128(entry.minor) * Int128(rate.millionthsOfPercent)
        if let delay = delay.until(interestStoppedFrom) {
            add(
                AccrualLine(
                    amountType: .overdueInterest, tranche: tranche, from: delay.from,
                    through: delay.through, base: entry.minor, units: Int64(delay.days),
                    rate: rate), tell)
        }
        accruals.note(perDay, asLatestOf: .overdueInterest, tranche)
    }

    /// Charges the fine on the first day of delay that is no day of grace, unless stopped.
    private mutating func accrueFine(
        of tranche: TrancheNumber, _ delay: Delay, _ tell: (AccrualLine) -> Void
    ) {
        let fine = product.penalties.fixedFine
        let index = product.penalties.graceDays + 1
        guard fine > 0, delay.firstIndex <= index, index <= delay.throughIndex else { return }
        let reached = delay.until(penaltyStoppedFrom)?.throughIndex ?? 0
        if reached >= index {
            let day = delay.due.advanced(by: index)
            add(
                AccrualLine(
                    amountType: .fixedFine, tranche: tranche, from: day.previous, through: day,
                    base: fine, units: 1, rate: nil), tell)
        }
        if delay.throughIndex == index {
            accruals.note(Int128(fine), asLatestOf: .fixedFine, tranche)
        }
    }

    private mutating func accruePenalty(
        _ bands: [PenaltyBand], _ type: AmountType, _ entry: Buckets.Entry, _ delay: Delay,
        _ tell: (AccrualLine) -> Void
    ) {
        if bands.isEmpty { return }
        let tranche = entry.bucket.tranche
        let terms = product.penalties
        if let delay = delay.until(penaltyStoppedFrom) {
            for stretch in terms.stretches(of: bands, over: delay) {
                add(stretch.line(of: type, entry), tell)
            }
        }
        for stretch in terms.stretches(of: bands, over: delay.lastDay) {
            accruals.note(stretch.line(of: type, entry).numerator, asLatestOf: type, tranche)
        }
    }
}

/// The overdue days of one tranche that a step of accruing covers.
struct Delay {
    /// The day before the first.
    let from: Day
    let through: Day
    let due: Day

    /// The first day counted from the due day, from 1.
    var firstIndex: Int32 { due.days(to: from) + 1 }
    var throughIndex: Int32 { due.days(to: through) }
    var days: Int32 { from.days(to: through) }

    /// The days before a stop; nil when it leaves none.
    func until(_ stop: Day?) -> Delay? {
        guard let stop else { return self }
        let last = min(through, stop.previous)
        return last > from ? Delay(from: from, through: last, due: due) : nil
    }

    /// The last of the days by itself.
    var lastDay: Delay { Delay(from: through.previous, through: through, due: due) }
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

    /// What the days add to a penalty on a balance.
    func line(of type: AmountType, _ entry: Buckets.Entry) -> AccrualLine {
        AccrualLine(
            amountType: type, tranche: entry.bucket.tranche, from: from, through: through,
            base: entry.minor, units: Int64(from.days(to: through)), rate: rate)
    }
}
