import Directories
package import Measures

/// Interest booked ahead of its days: a tranche is said to be booked, wholly or in part, and
/// nights find nothing to add until its days have come so far.
extension ContractState {
    /// What may still be booked of the tranches that end after `day`, by tranche.
    ///
    /// - Shape: in the order of the tranches, those without any left out; of a tranche that has
    ///   not begun it is the planned interest.
    package func interestInAdvance(on day: Day) throws(Refusal) -> [Buckets.Entry] {
        var accrued = self
        accrued.accrue(through: day)
        var rooms: [Buckets.Entry] = []
        for tranche in schedule?.tranches ?? [] where tranche.repayment > day {
            let counter = accrued.interestCounter(tranche.number)
            var whole = counter
            whole.accruedInAdvance = .whole
            let room = try accrued.target(of: whole) - counter.booked
            if room > 0 {
                rooms.append(Buckets.Entry(bucket: tranche.interestBucket, minor: room))
            }
        }
        return rooms
    }

    /// Lays an amount of interest over days to come, no more than the statutory cap leaves.
    package func layingInAdvance(
        _ minor: Int64, over rooms: [Buckets.Entry]
    ) -> Distribution {
        var distribution = Distribution(of: min(minor, max(0, chargesRoom ?? minor)))
        for room in rooms { distribution.take(room.minor, for: room.bucket) }
        return distribution
    }

    /// The document that books parts of what `interestInAdvance(on:)` gives.
    package func accruingInAdvance(
        _ parts: [Buckets.Entry], on day: Day
    ) throws(Refusal) -> Document {
        let rooms = try interestInAdvance(on: day)
        var changes: [Change] = []
        for part in parts {
            let tranche = part.bucket.tranche
            let isWhole = rooms.contains { $0.bucket == part.bucket && $0.minor <= part.minor }
            let booked = interestCounter(tranche).booked + part.minor
            changes.append(isWhole ? .accruedInAdvance(tranche) : .accruedAtLeast(tranche, booked))
        }
        let total = parts.reduce(0) { $0 + $1.minor }
        if let room = chargesRoom, room <= total, capReached == nil {
            changes.append(.capReached(day))
        }
        let operations = parts.map { part in
            DebtOperation(.accrual, .plus, part.bucket, money(part.minor))
        }
        return Document(.futureInterestAccrual, operations, changes: changes)
    }

    /// Interest that a tranche will still ask for, with what was deferred to it; minor units.
    package func interestToCome(of tranche: Tranche) -> Int64 {
        let own = tranche.interestBucket
        let deferred = Bucket(.deferredInterest, tranche.number, isOffBalance: false)
        let owed = buckets[own] + buckets[own.offBalance]
        let postponed = buckets[deferred] + buckets[deferred.offBalance]
        // Of a tranche that has ended everything is booked, and what is paid is paid.
        if tranche.repayment <= accruedThrough { return owed + postponed }
        let settled = max(0, interestCounter(tranche.number).booked - owed)
        return max(0, tranche.interest - settled) + postponed
    }

    /// The interest counter of a tranche; an empty one where it has none.
    private func interestCounter(_ tranche: TrancheNumber) -> AccrualCounter {
        counters.first { $0.amountType == kind.interestType && $0.tranche == tranche }
            ?? AccrualCounter(
                amountType: .interest, tranche: tranche, numerator: 0, latest: 0, booked: 0,
                accruedInAdvance: .nothing)
    }
}

extension Tranche {
    /// Where its principal stands.
    package var principalBucket: Bucket { Bucket(.principal, number, isOffBalance: false) }
    /// Where its interest stands, on balance.
    package var interestBucket: Bucket { Bucket(.interest, number, isOffBalance: false) }
}
