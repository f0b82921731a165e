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
            throw .periodClosed(through: closed, day: valueTime.day)
        }
        if let last = lastOperation, valueTime < last {
            throw .beforeLastOperation(valueTime, last: last)
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
        else {
            throw .status(status, action: "\(document.type)")
        }
        guard restoreOpen == 0 || document.type.isCorrection else {
            throw .restoreOpen(money(restoreOpen), action: "\(document.type)")
        }
        let isControl = document.type == .accrualControl
        count(through: isControl ? valueTime.day.previous : valueTime.day)
        for change in document.changes { try apply(change, at: valueTime, directory) }
        for operation in document.operations {
            try check(operation, at: valueTime, directory)
            try move(operation, counted: document.type.isCounted)
        }
        try checkPairs(of: document)
        try checkSides(after: document, directory)
        if isForeign { try checkWorth(after: document) }
        try checkSum()
        try dropSettledCounts()
    }

    private mutating func apply(
        _ change: Change, at valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        switch change {
        case .schedule(let schedule): try adopt(schedule)
        case .opened: try open(on: valueTime.day, directory)
        case .closed(let closure, let day):
            status = .closed
            self.closure = closure
            closingDay = day
        case .accruedAhead(let tranche): try mark(tranche, .whole)
        case .accruedAtLeast(let tranche, let minor): try mark(tranche, .atLeast(minor))
        case .accruedToDate(let tranche): try mark(tranche, .nothing)
        case .capReached(let day): capReached = day
        case .interestStopped(let day): try stopInterest(from: day)
        case .interestResumed(let day): try resumeInterest(from: day)
        case .interestBackdated(let day): backdateInterest(after: day)
        case .penaltyStopped(let day): try stopPenalties(from: day)
        case .penaltyResumed(let day): try resumePenalties(from: day)
        case .cashFlowReopened(let cashFlow): try reopen(cashFlow)
        case .attribute(let attribute): attributes.set(attribute)
        }
    }

    /// Says how far interest of a tranche is booked ahead; its count may begin with that.
    private mutating func mark(_ tranche: TrancheNumber, _ ahead: Count.Ahead) throws(Refusal) {
        guard schedule?[tranche] != nil else { throw .noTranche(tranche) }
        if ahead != .nothing { add(0, to: kind.interestType, tranche) }
        for place in counts.indices
        where counts[place].tranche == tranche && counts[place].amountType == kind.interestType {
            counts[place].ahead = ahead
        }
    }

    private mutating func adopt(_ schedule: Schedule) throws(Refusal) {
        if self.schedule == nil {
            let sum = schedule.principal
            guard sum == terms.principal.minor else {
                throw .scheduleSumDiffers(sum: money(sum), principal: terms.principal)
            }
        }
        self.schedule = schedule
    }

    private mutating func open(on day: Day, _ directory: Directory) throws(Refusal) {
        guard status == .forIssue else { throw .alreadyDisbursed }
        guard let schedule else { throw .noTrancheOn(day) }
        status = .active
        countedThrough = day
        counts = []
        add(0, to: kind.interestType, schedule.first.number)
        chargesRoom = try chargesMax(schedule, directory)
    }

    /// What the statutory cap allows to be charged; nil where none applies.
    private func chargesMax(
        _ schedule: Schedule, _ directory: Directory
    ) throws(Refusal) -> Int64? {
        guard product.isConsumer, let cap = directory.cap(signed: terms.signed),
            schedule.first.issue.days(to: schedule.last.repayment) <= cap.termDaysMax
        else { return nil }
        let share = Fraction(Int128(cap.chargesPercentMax), over: 100)
        return try refusing { () throws(MeasureError) in
            try terms.principal.times(share, rounding: .down).minor
        }
    }

    private mutating func move(
        _ operation: DebtOperation, counted: Bool
    ) throws(Refusal) {
        do {
            try buckets.move(operation.bucket, by: operation.signedMinor)
            if isForeign { try localBuckets.move(operation.bucket, by: operation.signedLocal) }
        } catch {
            throw .measure(error)
        }
        try accept(operation)
        if counted { try book(operation) }
        let isCharged = operation.action == .accrual || operation.action == .reversal
        if isCharged, operation.bucket.amountType.isCharge, let room = chargesRoom {
            chargesRoom = try ContractSum.adding(room, -operation.signedMinor)
        }
    }

    /// Takes the amount from what its cash flow has left; an emptied cash flow is let go.
    private mutating func accept(_ operation: DebtOperation) throws(Refusal) {
        guard let id = operation.cashFlow, let place = place(of: id) else { return }
        let minor = operation.amount.minor
        let local = isForeign ? operation.local.minor : 0
        if operation.action == .restore {
            cashFlows[place].accepted -= minor
            cashFlows[place].restored += minor
            cashFlows[place].restoredLocal = try ContractSum.adding(
                cashFlows[place].restoredLocal, local)
            return
        }
        if operation.action == .reaccept {
            cashFlows[place].restored -= minor
            cashFlows[place].restoredLocal = try ContractSum.adding(
                cashFlows[place].restoredLocal, -local)
        }
        cashFlows[place].accepted += minor
        if cashFlows[place].unaccepted == 0 { cashFlows.remove(at: place) }
    }

    private mutating func reopen(_ cashFlow: CashFlow) throws(Refusal) {
        guard !cashFlows.contains(where: { $0.id == cashFlow.id }), cashFlow.unaccepted == 0
        else { throw .cashFlowNotOpen(cashFlow.id) }
        cashFlows.append(cashFlow)
        cashFlows.sort { $0.id < $1.id }
    }

    private mutating func book(_ operation: DebtOperation) throws(Refusal) {
        guard operation.action == .accrual || operation.action == .reversal else { return }
        let type = operation.bucket.amountType
        // Nobody counts it by days: what is booked is what it came to.
        if type == .mandatoryInterest {
            add(Int128(operation.signedMinor), to: type, operation.bucket.tranche)
        }
        for place in counts.indices
        where counts[place].tranche == operation.bucket.tranche
            && counts[place].amountType == type
        {
            counts[place].booked = try ContractSum.adding(
                counts[place].booked, kind.growing.signed(operation.signedMinor))
        }
    }
}

extension AmountType {
    /// Whether it counts toward the statutory cap: interest, penalties and paid services.
    package var isCharge: Bool { AmountType.charges.contains(self) }

    private static let charges: Set<AmountType> = [
        .interest, .deferredInterest, .penaltyOnPrincipal, .penaltyOnInterest, .fixedFine,
        .overdueInterest, .disbursementFee, .repaymentFee, .prolongationFee, .serviceFee,
        .mandatoryInterest,
    ]
}
