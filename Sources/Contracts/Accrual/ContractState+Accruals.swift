package import Directories
package import Measures

/// How contract processing books what has accrued.
package struct AccrualOptions: Hashable, Sendable {
    /// Leaves penalties for a later run.
    package let skipsPenalties: Bool
    /// Books the interest of the running tranche through its end.
    package let isInAdvance: Bool

    package init(skipsPenalties: Bool, isInAdvance: Bool) {
        self.skipsPenalties = skipsPenalties
        self.isInAdvance = isInAdvance
    }

    package static let plain = AccrualOptions(skipsPenalties: false, isInAdvance: false)
}

extension ContractState {
    /// The accruals that are due to be booked through `day`, as documents; none at zero.
    ///
    /// Documents: interest, penalties and fees, each when it has an operation; then the moves
    /// off balance of what has been overdue for long enough are a matter of
    /// `offBalanceMoves(on:)`, on the state after these.
    /// - Rounding: the product's, of the total of a tranche only.
    /// - Source: D-3.0.5, D-3.5.
    package func accrualDocuments(
        through day: Day, _ options: AccrualOptions, _ directory: Directory
    ) throws(Refusal) -> [Document] {
        var accrued = self
        accrued.accrue(through: day)
        let earned = accrued.counters
        let ahead = options.isInAdvance ? accrued.markInAdvance(on: day) : nil
        var room = accrued.chargesRoom
        var operations: [DebtOperation] = []
        for (counter, earned) in zip(accrued.counters, earned)
        where !(options.skipsPenalties && counter.amountType.isPenalty) {
            let target = try accrued.target(of: counter)
            operations +=
                countsDayByDay
                ? try accrued.booking(earned, to: target, through: day, room: &room, directory)
                : accrued.booking(target - counter.booked, of: counter, on: day, room: &room)
        }
        var changes: [Change] = []
        if let ahead, !operations.isEmpty { changes.append(.accruedInAdvance(ahead)) }
        if let room, room <= 0, capReached == nil { changes.append(.capReached(day)) }
        return ContractState.accrualDocuments(of: operations, changes)
    }

    private mutating func markInAdvance(on day: Day) -> TrancheNumber? {
        guard let running = schedule?.running(on: day)?.number,
            let place = counters.firstIndex(where: {
                $0.amountType == kind.interestType && $0.tranche == running
            })
        else { return nil }
        accruals.counters[place].accruedInAdvance = .whole
        return running
    }

    /// The operations that move the booked amount of a counter by `change`.
    private func booking(
        _ change: Int64, of counter: AccrualCounter, on day: Day, room: inout Int64?
    ) -> [DebtOperation] {
        if change > 0 {
            let amount = room.map { min(change, max(0, $0)) } ?? change
            room = room.map { $0 - amount }
            return amount == 0 ? [] : [accrual(of: amount, in: counter, on: day)]
        }
        return reversals(of: -change, in: counter)
    }

    /// The accrual of a counter where it is born on a day; minor units.
    func accrual(of minor: Int64, in counter: AccrualCounter, on day: Day) -> DebtOperation {
        let onBalance = Bucket(counter.amountType, counter.tranche, isOffBalance: false)
        let bucket =
            isBornOffBalance(counter.amountType, counter.tranche, on: day)
            ? onBalance.offBalance : onBalance
        return DebtOperation(.accrual, kind.growing, bucket, money(minor))
    }

    /// Reverses a wrong accrual where it still stands, off balance first; minor units.
    func reversals(of minor: Int64, in counter: AccrualCounter) -> [DebtOperation] {
        let onBalance = Bucket(counter.amountType, counter.tranche, isOffBalance: false)
        var left = minor
        var operations: [DebtOperation] = []
        for bucket in [onBalance.offBalance, onBalance] {
            let amount = min(left, owed(bucket))
            if amount > 0 {
                operations.append(
                    DebtOperation(.reversal, kind.growing.opposite, bucket, money(amount)))
                left -= amount
            }
        }
        return operations
    }

    private func isBornOffBalance(
        _ type: AmountType, _ tranche: TrancheNumber, on day: Day
    ) -> Bool {
        if type.isPenalty && product.penalties.isOffBalance { return true }
        return hasLeftBalance(type, tranche, on: day)
    }

    /// Whether the tranche has been overdue for so long that the type stands off balance.
    private func hasLeftBalance(
        _ type: AmountType, _ tranche: TrancheNumber, on day: Day
    ) -> Bool {
        guard let after = product.offBalance.days(for: type), let due = schedule?[tranche]?.due
        else { return false }
        return due.days(to: day) >= after
    }

    private static func accrualDocuments(
        of operations: [DebtOperation], _ changes: [Change]
    ) -> [Document] {
        let types: [DocumentType] = [.interestAccrual, .penaltyAccrual, .feeAccrual]
        var left = changes
        var documents: [Document] = []
        for type in types {
            let own = operations.filter { $0.bucket.amountType.accrualDocument == type }
            if own.isEmpty { continue }
            documents.append(Document(type, own, changes: left))
            left = []
        }
        return documents
    }

    /// The document that moves long-overdue debt off balance; nil when there is none.
    package func offBalanceMoves(on day: Day) -> Document? {
        var operations: [DebtOperation] = []
        for entry in buckets.entries
        where !entry.bucket.isOffBalance && entry.minor > 0 {
            let bucket = entry.bucket
            guard hasLeftBalance(bucket.amountType, bucket.tranche, on: day) else { continue }
            let amount = money(entry.minor)
            operations.append(DebtOperation(.toOffBalance, .minus, bucket, amount))
            operations.append(DebtOperation(.toOffBalance, .plus, bucket.offBalance, amount))
        }
        return operations.isEmpty
            ? nil : Document(.transferToOffBalance, operations, changes: [])
    }
}
