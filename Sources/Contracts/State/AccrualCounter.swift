package import Directories
package import Measures

/// What one amount type of one tranche has accrued, exactly, and what of it is booked.
///
/// The booked amount is always the rounded total less what was booked before, so thirty
/// nightly runs and one monthly run agree to the minor unit.
/// - Source: D-3.0.5.
package struct AccrualCounter: Hashable, Sendable {
    package let amountType: AmountType
    package let tranche: TrancheNumber
    /// Sum over the days of base × units of the day × rate; its denominator belongs to the
    /// tranche (`ContractState.denominator`).
    package internal(set) var numerator: Int128
    /// What the last accrued day adds to the numerator, or would add if it were not stopped.
    ///
    /// A stop or a start on that very day takes it out or puts it in, on the right balances.
    package internal(set) var latest: Int128
    /// Accruals less reversals that the counter has caused; minor units.
    package internal(set) var booked: Int64
    package internal(set) var accruedInAdvance: Advance
    /// What days have added that no operation has booked yet, by rising days.
    ///
    /// Kept only where the books are in another currency: income is worth something by the rate
    /// of the day that earned it, however late it is booked.
    package private(set) var unbooked: [EarnedDay] = []
    /// The sum of what waits: a run that is years late looks at it for every document.
    private var waiting: Int128 = 0

    package init(
        amountType: AmountType, tranche: TrancheNumber, numerator: Int128, latest: Int128,
        booked: Int64, accruedInAdvance: Advance
    ) {
        self.amountType = amountType
        self.tranche = tranche
        self.numerator = numerator
        self.latest = latest
        self.booked = booked
        self.accruedInAdvance = accruedInAdvance
    }

    /// How much of an interest counter is booked before its days have come.
    package enum Advance: Hashable, Sendable {
        case nothing
        /// All that the tranche will bear, as things stand.
        case whole
        /// So many minor units, as far as the tranche will bear them.
        case atLeast(Int64)
    }

    /// The same counter, with days that wait to be booked.
    /// - Shape: by rising days.
    package func waiting(for days: [EarnedDay]) -> AccrualCounter {
        var counter = self
        counter.unbooked = days
        counter.waiting = days.reduce(0) { $0 + $1.numerator }
        return counter
    }

    /// The same counter without the first days that wait.
    func withoutDays(_ count: Int) -> AccrualCounter {
        var counter = self
        counter.waiting -= unbooked.prefix(count).reduce(0) { $0 + $1.numerator }
        counter.unbooked.removeFirst(count)
        return counter
    }

    /// Keeps what days added until it is booked.
    /// - Shape: by rising days; some may wait already.
    mutating func wait(for days: [EarnedDay]) {
        waiting += days.reduce(0) { $0 + $1.numerator }
        guard let last = unbooked.last, let first = days.first, first.day <= last.day else {
            unbooked += days
            return
        }
        var merged: [EarnedDay] = []
        var rest = unbooked[...]
        for added in days {
            let earlier = rest.prefix { $0.day < added.day }
            merged += earlier
            rest = rest.dropFirst(earlier.count)
            if let same = rest.first, same.day == added.day {
                let sum = same.numerator + added.numerator
                merged.append(EarnedDay(day: added.day, numerator: sum))
                rest = rest.dropFirst()
            } else {
                merged.append(added)
            }
        }
        unbooked = merged + rest
    }

    /// Takes what the last accrued day added out of the count, or puts it in.
    mutating func recount(_ day: Day, isIn: Bool) {
        let change = isIn ? latest : -latest
        numerator += change
        if unbooked.last?.day == day {
            unbooked[unbooked.count - 1].numerator += change
            waiting += change
        }
    }

    /// What it had earned before the days that wait.
    var numeratorBeforeUnbooked: Int128 { numerator - waiting }

    /// By tranche, then amount type: the order in which a state keeps its counters.
    var order: UInt32 { UInt32(tranche.rawValue) << 8 | UInt32(amountType.rawValue) }
}

/// What one day added to a counter.
package struct EarnedDay: Hashable, Sendable {
    package let day: Day
    package internal(set) var numerator: Int128

    package init(day: Day, numerator: Int128) {
        self.day = day
        self.numerator = numerator
    }
}
