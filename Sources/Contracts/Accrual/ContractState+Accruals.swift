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
        let mandatory = try accrued.earnOffMandatory()
        var operations: [DebtOperation] = []
        for (counter, earned) in zip(accrued.counters, earned)
        where !(options.skipsPenalties && counter.amountType.isPenalty) {
            // What is charged as mandatory is booked when it is charged.
            if counter.amountType.family == .mandatoryInterest { continue }
            let target = try accrued.target(of: counter)
            operations +=
                countsDayByDay
                ? try accrued.booking(earned, to: target, through: day, room: &room, directory)
                : accrued.booking(target - counter.booked, of: counter, on: day, room: &room)
        }
        var changes: [Change] = []
        if let ahead, !operations.isEmpty { changes.append(.accruedInAdvance(ahead)) }
        if let room, room <= 0, capReached == nil { changes.append(.capReached(day)) }
        return mandatory + ContractState.accrualDocuments(of: operations, changes)
    }

    /// Takes what has been earned out of mandatory interest first; none where none is ahead.
    private mutating func earnOffMandatory() throws(Refusal) -> [Document] {
        var ahead = mandatoryInterestAhead
        var changes: [Change] = []
        for counter in counters where counter.amountType == kind.interestType && ahead > 0 {
            let part = min(ahead, try target(of: counter) - counter.booked)
            guard part > 0 else { continue }
            ahead -= part
            changes.append(.earnedOffMandatory(counter.tranche, part))
            earnOffMandatory(part, counter.tranche)
        }
        return changes.isEmpty ? [] : [Document(.interestAccrual, [], changes: changes)]
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
        leavesBalance(type, tranche).map { $0 <= day } ?? false
    }

    /// The day on which the type is to stand off balance, if the tranche is not paid.
    private func leavesBalance(_ type: AmountType, _ tranche: TrancheNumber) -> Day? {
        guard let after = product.offBalance.days(for: type), let own = schedule?[tranche]?.due
        else { return nil }
        let due =
            switch product.offBalance.reach {
            case .tranche: own
            case .contract: min(own, oldestUnpaidDue ?? own)
            }
        return due.advanced(by: after)
    }

    /// The next day after one on which debt is to move off balance; nil where none is.
    func offBalanceMove(after day: Day) -> Day? {
        let days = buckets.entries.filter { !$0.bucket.isOffBalance && $0.minor > 0 }.compactMap {
            leavesBalance($0.bucket.amountType, $0.bucket.tranche)
        }
        return days.filter { $0 > day }.min()
    }

    /// The due day of the oldest tranche of which principal or interest is unpaid.
    private var oldestUnpaidDue: Day? {
        buckets.entries.first {
            $0.bucket.tranche != .contract && $0.minor > 0
                && $0.bucket.amountType.isDueWithTranche
        }.flatMap { schedule?[$0.bucket.tranche]?.due }
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
