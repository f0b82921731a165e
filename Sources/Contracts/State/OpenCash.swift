import Directories
import Measures

/// The cash flows of a contract with something left to distribute.
package struct OpenCash: Hashable, Sendable {
    /// By id.
    package private(set) var cashFlows: [CashFlow]

    /// Takes those of which something is left.
    package init(_ cashFlows: [CashFlow]) {
        self.cashFlows = cashFlows.filter { $0.unaccepted > 0 }.sorted { $0.id < $1.id }
    }

    /// The cash flow, while something of it is left to distribute.
    package subscript(id: CashFlowID) -> CashFlow? { place(of: id).map { cashFlows[$0] } }

    /// What was taken back and must be accepted again, minor units (R001-21).
    package var restored: Int64 { cashFlows.reduce(0) { $0 + $1.restored } }

    private func place(of id: CashFlowID) -> Int? {
        var low = 0
        var high = cashFlows.count
        while low < high {
            let middle = (low + high) / 2
            if cashFlows[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < cashFlows.count && cashFlows[low].id == id ? low : nil
    }
}

// The fold.
extension OpenCash {
    /// Takes in a cash flow; what is received last has the highest number, so nothing is sorted.
    mutating func receive(_ cashFlow: CashFlow) {
        let before = cashFlows.lastIndex { $0.id < cashFlow.id }
        cashFlows.insert(cashFlow, at: before.map { $0 + 1 } ?? 0)
    }

    /// Takes back a cash flow that was distributed whole.
    /// - Throws: `cashFlowNotOpen` when it is open, or something of it was left.
    mutating func reopen(_ cashFlow: CashFlow) throws(Refusal) {
        guard !cashFlows.contains(where: { $0.id == cashFlow.id }), cashFlow.unaccepted == 0
        else { throw .cash(.cashFlowNotOpen(cashFlow.id)) }
        cashFlows.append(cashFlow)
        cashFlows.sort { $0.id < $1.id }
    }

    /// Lets a cash flow go of which nothing was distributed.
    /// - Throws: `cashFlowNotOpen` where some of it was, or was taken back.
    mutating func void(_ id: CashFlowID) throws(Refusal) {
        guard let place = place(of: id), cashFlows[place].accepted == 0,
            cashFlows[place].restored == 0
        else { throw .cash(.cashFlowNotOpen(id)) }
        cashFlows.remove(at: place)
    }

    /// Takes the amount from what its cash flow has left; an emptied cash flow is let go.
    /// - Throws: `overflow`.
    mutating func accept(_ operation: DebtOperation, isForeign: Bool) throws(Refusal) {
        guard let id = operation.cashFlow, let place = place(of: id) else { return }
        if operation.action == .accrual {
            cashFlows[place].isFeeCharged = true
            return
        }
        let minor = operation.amount.minor
        let bookValue = isForeign ? operation.bookValue.minor : 0
        if operation.action == .restore {
            cashFlows[place].accepted -= minor
            cashFlows[place].restored += minor
            cashFlows[place].restoredBookValue = try ContractSum.adding(
                cashFlows[place].restoredBookValue, bookValue)
            return
        }
        if operation.action == .reaccept {
            cashFlows[place].restored -= minor
            cashFlows[place].restoredBookValue = try ContractSum.adding(
                cashFlows[place].restoredBookValue, -bookValue)
        }
        cashFlows[place].accepted += minor
        if cashFlows[place].unaccepted == 0 { cashFlows.remove(at: place) }
    }
}

// The rules.
extension OpenCash {
    /// Checks what an operation takes from its cash flow, or gives back to it.
    func check(
        _ operation: DebtOperation, at valueTime: ValueTime, on kind: ContractKind
    ) throws(Refusal) {
        if operation.payment != .empty { try checkPaid(operation, at: valueTime, on: kind) }
        if operation.action == .accrual { try checkCharged(operation) }
        if operation.action == .restore { try checkRestored(operation) }
        if operation.action == .reaccept { try checkReaccepted(operation, at: valueTime) }
    }

    private func checkPaid(
        _ operation: DebtOperation, at valueTime: ValueTime, on kind: ContractKind
    ) throws(Refusal) {
        guard let id = operation.cashFlow else { throw .cash(.noCashFlow(operation.action)) }
        guard let cashFlow = self[id] else { throw .cash(.cashFlowNotOpen(id)) }
        guard cashFlow.direction == operation.direction(on: kind),
            cashFlow.payment == operation.payment
        else { throw .cash(.cashFlowDirection(id)) }
        guard cashFlow.valueTime <= valueTime else { throw .cash(.cashFlowLater(id)) }
        try check(operation, against: cashFlow.unaccepted, of: id)
    }

    /// What is charged for a cash flow is charged once, while it is open.
    private func checkCharged(_ operation: DebtOperation) throws(Refusal) {
        guard let id = operation.cashFlow else { return }
        guard let cashFlow = self[id] else { throw .cash(.cashFlowNotOpen(id)) }
        guard !cashFlow.isFeeCharged else { throw .cash(.cashFlowCharged(id)) }
    }

    /// What is taken back from a cash flow was accepted from it.
    private func checkRestored(_ operation: DebtOperation) throws(Refusal) {
        guard let id = operation.cashFlow else { return }
        guard let cashFlow = self[id] else { throw .cash(.cashFlowNotOpen(id)) }
        try check(operation, against: cashFlow.accepted, of: id)
    }

    /// Not more than was restored is accepted again, from the cash flow it was restored to.
    private func checkReaccepted(
        _ operation: DebtOperation, at valueTime: ValueTime
    ) throws(Refusal) {
        guard let id = operation.cashFlow else { throw .cash(.noCashFlow(operation.action)) }
        guard let cashFlow = self[id] else { throw .cash(.cashFlowNotOpen(id)) }
        guard cashFlow.valueTime <= valueTime else { throw .cash(.cashFlowLater(id)) }
        try check(operation, against: cashFlow.restored, of: id)
    }

    private func check(
        _ operation: DebtOperation, against minor: Int64, of id: CashFlowID
    ) throws(Refusal) {
        guard minor >= operation.amount.minor else {
            throw .cash(
                .cashFlowExceeded(
                    id, unaccepted: Money(minor: minor, operation.amount.currency),
                    wanted: operation.amount))
        }
    }
}

extension DebtOperation {
    /// Which way its cash must flow.
    fileprivate func direction(on kind: ContractKind) -> CashDirection {
        let isLending = action == .disbursement || action == .overpaymentRefund
        let isDeposit = kind == .deposit
        return isLending != isDeposit ? .outgoing : .incoming
    }
}
