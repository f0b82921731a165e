package import Directories
package import Measures

/// Income of a day at the rate of that day, however late it is booked.
///
/// A night books what its day has earned and gives it the worth of the day. A run that comes
/// later books the days that wait one by one, so the sum is the same in both currencies.
/// - Source: docs/decisions, "Income is worth something by its day".
extension ContractState {
    /// The operations that book a counter through a day, worth what nights would have made.
    ///
    /// - Parameter target: what is to be booked of it once the last day is counted.
    /// - Rounding: each day's part of the rounded total, half up.
    /// - Throws: `noExchangeRate` for a day that earned something and has none.
    func booking(
        _ counter: AccrualCounter, to target: Int64, through day: Day, room: inout Int64?,
        _ directory: Directory
    ) throws(Refusal) -> [DebtOperation] {
        var steps = try targets(of: counter, through: day)
        if day >= accruedThrough { steps.append((day, target)) }
        var booked = counter.booked
        var held = heldByCounter(counter)
        var grown = DailyWorth()
        var fallen = DailyWorth()
        for step in steps {
            let change = step.target - booked
            // What was paid already is not taken back, and no more is charged than is allowed.
            let moved = change < 0 ? -min(-change, held) : min(change, max(0, room ?? change))
            if moved == 0 { continue }
            let value = try worth(of: abs(moved), on: step.day, directory)
            booked += moved
            held += moved
            if moved > 0 {
                room = room.map { $0 - moved }
                try grown.add(moved, worth: value)
            } else {
                try fallen.add(-moved, worth: value)
            }
        }
        return try accruals(grown, in: counter, on: day) + reversals(fallen, in: counter)
    }

    /// The counter without the days at its beginning that have nothing left to book.
    ///
    /// Where more is booked than it has earned, its days wait: the first of them takes it back.
    func withoutBookedDays(_ counter: AccrualCounter) throws(Refusal) -> AccrualCounter {
        if counter.unbooked.isEmpty { return counter }
        guard try target(of: counter) >= counter.booked else { return counter }
        // Many may wait: the first that is not booked ends the search.
        var earned = counter.numeratorBeforeUnbooked
        var booked = 0
        for waiting in counter.unbooked {
            earned += waiting.numerator
            if try target(of: counter, earning: earned) > counter.booked { break }
            booked += 1
        }
        return booked == 0 ? counter : counter.withoutDays(booked)
    }

    /// The last day that a booking of a count takes in, and the count's rounded total then.
    ///
    /// A run that makes up for missed nights books a count in parts, each through a night.
    /// - Parameter minor: what is booked, in minor units, with the sign of the debt.
    /// - Shape: nil where no days wait, or no day ends with such a total.
    package func dayReached(
        booking minor: Int64, of type: AmountType, _ tranche: TrancheNumber, through day: Day
    ) throws(Refusal) -> (day: Day, total: Int64)? {
        guard countsDayByDay else { return nil }
        var accrued = self
        accrued.accrue(through: day)
        let counter = accrued.counters.first { $0.amountType == type && $0.tranche == tranche }
        guard let counter else { return nil }
        return try accrued.targets(of: counter, through: day)
            .last { $0.target == counter.booked + minor }
            .map { (day: $0.day, total: $0.target) }
    }

    /// What was to be booked of a counter at the end of each day that waits.
    private func targets(
        of counter: AccrualCounter, through day: Day
    ) throws(Refusal) -> [(day: Day, target: Int64)] {
        var earned = counter.numeratorBeforeUnbooked
        var targets: [(day: Day, target: Int64)] = []
        for waiting in counter.unbooked where waiting.day <= day {
            earned += waiting.numerator
            targets.append((waiting.day, try target(of: counter, earning: earned)))
        }
        return targets
    }

    /// What stands in the buckets of a counter and could be taken back; minor units.
    private func heldByCounter(_ counter: AccrualCounter) -> Int64 {
        let bucket = Bucket(counter.amountType, counter.tranche, isOffBalance: false)
        return max(0, owed(bucket)) + max(0, owed(bucket.offBalance))
    }

    private func worth(
        of minor: Int64, on day: Day, _ directory: Directory
    ) throws(Refusal) -> Int64 {
        let rate = try exchangeRate(on: day, directory)
        return try refusing { () throws(MeasureFlaw) in try rate.value(of: money(minor)).minor }
    }

    private func accruals(
        _ grown: DailyWorth, in counter: AccrualCounter, on day: Day
    ) throws(Refusal) -> [DebtOperation] {
        if grown.minor == 0 { return [] }
        return [
            accrual(of: grown.minor, in: counter, on: day).withBookValue(bookMoney(grown.worth))
        ]
    }

    private func reversals(
        _ fallen: DailyWorth, in counter: AccrualCounter
    ) throws(Refusal) -> [DebtOperation] {
        if fallen.minor == 0 { return [] }
        let operations = reversals(of: fallen.minor, in: counter)
        if operations.isEmpty { return [] }
        let shares = try refusing { () throws(MeasureFlaw) in
            try bookMoney(fallen.worth).shared(by: operations.map(\.amount.minor))
        }
        return zip(operations, shares).map { $0.withBookValue($1) }
    }
}

/// What several days move, and the sum of what each was worth.
private struct DailyWorth {
    private(set) var minor: Int64 = 0
    private(set) var worth: Int64 = 0

    mutating func add(_ minor: Int64, worth: Int64) throws(Refusal) {
        self.minor = try ContractSum.adding(self.minor, minor)
        self.worth = try ContractSum.adding(self.worth, worth)
    }
}
