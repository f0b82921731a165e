package import Contracts
package import Directories
package import Measures

extension Draft {
    /// Begins a draft on a contract that is serviced.
    /// - Throws: `status`, `periodClosed`, `beforeLastOperation`.
    package init(
        _ contract: ContractState, servicedAt valueTime: ValueTime, _ directory: Directory
    ) throws(Refusal) {
        guard contract.status.isServiced else {
            throw .state(.status(contract.status, action: "processing"))
        }
        if let closed = directory.closedThrough, valueTime.day <= closed {
            throw .day(.periodClosed(through: closed, day: valueTime.day))
        }
        if let last = contract.lastOperation, valueTime < last {
            throw .day(.beforeLastOperation(valueTime, last: last))
        }
        self.init(contract, at: valueTime, directory)
    }

    /// Repays what is due and overdue; what is left of the payment, minor units.
    mutating func repayDue(from payment: CashFlow) throws(Refusal) -> Int64 {
        let parts = try laying { draft in
            draft.contract.distributing(
                payment.unaccepted, over: [.overdue, .due], on: draft.day
            ).parts
        }
        try repay(parts, from: payment, as: .repayment, changes: [])
        return parts.reduce(payment.unaccepted) { $0 - $1.minor }
    }

    /// Books what no debt took as an overpayment; nothing at zero.
    mutating func bookOverpayment(_ minor: Int64, from payment: CashFlow) throws(Refusal) {
        guard minor > 0 else { return }
        let bucket = Bucket(.overpayment, .contract, isOffBalance: false)
        let operation = received(.overpayment, minor, bucket, payment)
        try add(.overpayment, [operation], changes: [])
    }

    /// A receipt on a client's credit: money that is not debt yet.
    func received(
        _ action: ActionType, _ minor: Int64, _ bucket: Bucket, _ payment: CashFlow
    ) -> DebtOperation {
        DebtOperation(
            action: action, sign: .minus, payment: payment.payment, bucket: bucket,
            amount: contract.money(minor), cashFlow: payment.id)
    }

    /// Gives the schedule the principal that is left and the interest it will bear.
    mutating func replanSchedule() throws(Refusal) {
        guard let schedule = try contract.replannedSchedule(after: day) else { return }
        try add(
            .scheduleChange, contract.principalShifts(to: schedule, after: day),
            changes: [.schedule(schedule)])
    }
}

extension ContractState {
    /// An incoming cash flow with something left to distribute.
    /// - Throws: `cashFlowNotOpen`, `cashFlowDirection`.
    func payment(_ id: CashFlowID) throws(Refusal) -> CashFlow {
        guard let payment = cashFlow(id) else { throw .cash(.cashFlowNotOpen(id)) }
        guard payment.direction == .incoming else { throw .cash(.cashFlowDirection(id)) }
        return payment
    }

    /// Lays money over principal that is not due, where the product says.
    func allocating(_ minor: Int64, toPrincipalAfter day: Day) throws(Refusal) -> Distribution {
        let future = buckets.entries.filter {
            $0.bucket.amountType == .principal && $0.minor > 0
                && dueClass(of: $0.bucket, on: day) == .inAdvance
        }
        var distribution = Distribution(of: minor)
        switch product.repayment.earlyAllocation {
        case .fromNext: for entry in future { distribution.take(entry.minor, for: entry.bucket) }
        case .fromLast:
            for entry in future.reversed() { distribution.take(entry.minor, for: entry.bucket) }
        case .proportional:
            let total = future.reduce(0) { $0 + $1.minor }
            guard total > 0 else { break }
            let shares = try refusing { () throws(MeasureFlaw) in
                try money(min(minor, total)).shared(by: future.map(\.minor))
            }
            for (entry, share) in zip(future, shares) {
                distribution.take(share.minor, for: entry.bucket)
            }
        }
        return distribution
    }
}
