package import Directories
package import Measures

/// The fold: the only way in which a contract changes.
extension ContractState {
    /// The state after `documents`, checked against every universal rule.
    ///
    /// - Throws: the first refusal, in the order of `docs/refusals.md`; nothing is changed then.
    /// - Source: D-2.6, D-3.0.
    package func applying(
        _ documents: [Document], at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) -> ContractState {
        if let closed = directory.closedThrough, valueTime.day <= closed {
            throw .day(.periodClosed(through: closed, day: valueTime.day))
        }
        if let last = lastOperation, valueTime < last {
            throw .day(.beforeLastOperation(valueTime, last: last))
        }
        var next = self
        for document in documents { try next.apply(document, at: valueTime, directory) }
        next.lastOperation = valueTime
        return next
    }

    private mutating func apply(
        _ document: Document, at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        // What stands to a client's credit is his after the end too.
        guard
            status.isServiced || document.changes.contains(.opened)
                || (status == .closed && document.type.isOnCredit)
                || document.type == .paymentVoid
        else {
            throw .state(.status(status, action: "\(document.type)"))
        }
        guard restoreOpen == 0 || document.type.isCorrection else {
            throw .state(.restoreOpen(money(restoreOpen), action: "\(document.type)"))
        }
        let isControl = document.type == .accrualControl
        if status != .forIssue || document.changes.contains(.opened) {
            accrue(through: isControl ? valueTime.day.previous : valueTime.day)
        }
        for change in document.changes { try apply(change, at: valueTime, directory) }
        for operation in document.operations {
            try check(operation, at: valueTime, directory)
            try move(operation, entersCounters: document.type.entersCounters)
        }
        try checkPairs(of: document)
        try checkSides(after: document, directory)
        if isForeign { try checkBookValues(after: document) }
        try balances.checkSum()
        try dropSettledCounters()
    }

    private mutating func apply(
        _ change: Change, at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        switch change {
        case .schedule(let schedule): try adopt(schedule)
        case .opened: try open(on: valueTime.day, directory)
        case .closed(let closure, let day): lifecycle = .closed(closure, on: day)
        case .accruedInAdvance(let tranche): try mark(tranche, .whole)
        case .accruedAtLeast(let tranche, let minor): try mark(tranche, .atLeast(minor))
        case .accruedToDate(let tranche): try mark(tranche, .nothing)
        case .earnedOffMandatory(let tranche, let minor):
            earnOffMandatory(minor, tranche)
        case .capReached(let day): accruals.room.reach(on: day)
        case .interestStopped(let day): try accruals.stopInterest(from: day)
        case .interestResumed(let day): try accruals.resumeInterest(from: day)
        case .interestBackdated(let day): backdateInterest(after: day)
        case .penaltyStopped(let day): try accruals.stopPenalties(from: day)
        case .penaltyResumed(let day): try accruals.resumePenalties(from: day)
        case .cashFlowReopened(let cashFlow): try cash.reopen(cashFlow)
        case .cashFlowVoided(let id): try cash.void(id)
        case .attribute(let attribute): attributes.set(attribute)
        }
    }

    /// Says how far interest of a tranche is booked ahead; its counter may begin with that.
    private mutating func mark(_ tranche: TrancheNumber, _ ahead: AccrualCounter.Advance)
        throws(Refusal)
    {
        guard schedule?[tranche] != nil else { throw .schedule(.noTranche(tranche)) }
        accruals.mark(kind.interestType, tranche, ahead)
    }

    private mutating func adopt(_ schedule: Schedule) throws(Refusal) {
        if self.schedule == nil {
            let sum = schedule.principal
            guard sum == terms.principal.minor else {
                throw .schedule(.scheduleSumDiffers(sum: money(sum), principal: terms.principal))
            }
        }
        self.schedule = schedule
    }

    private mutating func open(on day: Day, _ directory: Directory) throws(Refusal) {
        try lifecycle.open()
        guard let schedule else { throw .schedule(.noTrancheOn(day)) }
        accruals.accruedThrough = day
        accruals.counters = []
        accruals.add(0, to: kind.interestType, schedule.first.number)
        accruals.room.left = try chargesMax(schedule, directory)
    }

    /// What the statutory cap allows to be charged; nil where none applies.
    ///
    /// A loan whose limits are not known is refused before (`Terms.checkLimits`); those that a
    /// ledger of before holds are added up as they were.
    private func chargesMax(
        _ schedule: Schedule, _ directory: Directory
    ) throws(Refusal) -> Int64? {
        guard product.isConsumer, let cap = directory.cap(signed: terms.signed),
            let percent = cap.chargesPercentMax,
            try terms.isBound(by: cap, issued: schedule.first.issue)
        else { return nil }
        let share = Fraction(Int128(percent), over: 100)
        return try refusing { () throws(MeasureFlaw) in
            try terms.principal.times(share, rounding: .down).minor
        }
    }

    private mutating func move(
        _ operation: DebtOperation, entersCounters: Bool
    ) throws(Refusal) {
        try balances.move(operation)
        try cash.accept(operation, isForeign: isForeign)
        if product.edition >= .planIsDebt { accruals.notePaidAhead(operation) }
        guard operation.action == .accrual || operation.action == .reversal else { return }
        if entersCounters { try accruals.book(operation, growing: kind.growing) }
        if operation.bucket.amountType.isCharge {
            try accruals.room.charge(operation.signedMinor)
        }
    }
}
