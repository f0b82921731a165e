import Contracts
import Directories
import Measures

/// Money laid over named parts: accepted for the first time, or again.
extension Draft {
    /// Lays a cash flow over debt and the client's credit; debt off balance comes back first.
    /// - Throws: `cashFlowNotOpen`; what the fold refuses.
    mutating func accept(_ parts: [Buckets.Entry], from id: CashFlowID) throws(Refusal) {
        guard let cashFlow = contract.cashFlow(id) else { throw .cash(.cashFlowNotOpen(id)) }
        let isAgain = cashFlow.restored > 0
        let debt = parts.filter { isDebt($0) }
        if isAgain {
            try add(
                .reaccept,
                debt.flatMap { returnToBalance($0) + [reaccepting($0, from: id)] }
                    + parts.filter { !isDebt($0) }.map { reaccepting($0, from: id) },
                changes: [])
            return
        }
        try repay(debt, from: cashFlow, as: .repayment, changes: [])
        for part in parts where !isDebt(part) {
            let isOverpaid = part.bucket.amountType == .overpayment
            let action: ActionType = isOverpaid ? .overpayment : .prepayment
            try add(
                isOverpaid ? .overpayment : .prepayment,
                [received(action, part.minor, part.bucket, cashFlow)], changes: [])
        }
    }

    private func isDebt(_ part: Buckets.Entry) -> Bool {
        directory.side(of: part.bucket.amountType) == .debt
    }

    private func reaccepting(_ part: Buckets.Entry, from id: CashFlowID) -> DebtOperation {
        DebtOperation(
            action: .reaccept, sign: .minus, payment: .empty, bucket: part.bucket.onBalance,
            amount: contract.money(part.minor), cashFlow: id)
    }
}

extension History {
    /// An operation that stands: no later one has taken it back.
    /// - Throws: `operationNotLive`.
    func live(_ id: OperationID) throws(Refusal) -> PastOperation {
        guard let found = operations.first(where: { $0.id == id }), !restored.contains(id) else {
            throw .operation(.operationNotLive(id))
        }
        return found
    }

    /// Whether the fee of its bank was charged for a cash flow: the accrual names it.
    func isFeeCharged(_ id: CashFlowID) -> Bool {
        operations.contains { $0.operation.action == .accrual && $0.operation.cashFlow == id }
    }
}

extension [CashFlowID] {
    /// Each once, in order of appearance.
    var inOrder: [CashFlowID] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
