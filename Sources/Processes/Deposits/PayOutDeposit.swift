package import Contracts
package import Directories
package import Measures

/// Pays the client what is due on his deposit: interest, then principal at its end.
///
/// - Runs: when the outgoing cash flow is created; what nothing is due for stays with it.
/// - Documents: accruals still missing to the day; `repayment` with plus, with the tax
///   withheld and set off; `closing` when nothing is left.
/// - Refuses: `otherKind`, `cashFlowNotOpen`, `cashFlowDirection`; `cashFlowAmount` for less
///   than the whole interest due where tax is withheld from it.
/// - Source: CP-62, CP-64.
package struct PayOutDeposit: OrderedProcess {
    package static let code = ProcessCode(rawValue: "deposit-pay-out")
    package static let name = "Deposit pay-out"
    package static let parameters: [Parameter] = [
        .cashFlow("The outgoing cash flow.")
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID

    package init(valueTime: ValueTime, cashFlow: CashFlowID) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.deposit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let paid = try draft.contract.payOut(cashFlow)
        let due = draft.contract.distributing(.max, over: [.overdue, .due], on: draft.day).parts
        let interest = due.filter { $0.bucket.amountType == .depositInterest }
        let principal = due.filter { $0.bucket.amountType == .depositPrincipal }
        let taxed = draft.contract.taxing(interest)
        let isWhole = paid.unaccepted >= taxed.net
        guard isWhole || taxed.operations.isEmpty else {
            throw .cash(
                .cashFlowAmount(
                    cashFlow, amount: draft.contract.money(paid.unaccepted),
                    expected: draft.contract.money(taxed.net)))
        }
        try draft.payOut(taxed, principal, from: paid)
        try draft.closeIfRepaid()
        return draft.decision
    }
}

extension ContractState {
    /// An outgoing cash flow with something left to distribute.
    /// - Throws: `cashFlowNotOpen`, `cashFlowDirection`.
    func payOut(_ id: CashFlowID) throws(Refusal) -> CashFlow {
        guard let paid = cashFlow(id) else { throw .cash(.cashFlowNotOpen(id)) }
        guard paid.direction == .outgoing else { throw .cash(.cashFlowDirection(id)) }
        return paid
    }
}

extension Draft {
    /// Pays out interest, less its tax, and principal, as far as the cash flow goes.
    mutating func payOut(
        _ interest: TaxedInterest, _ principal: [Buckets.Entry], from paid: CashFlow
    ) throws(Refusal) {
        var distribution = Distribution(of: paid.unaccepted)
        for part in interest.parts + principal { distribution.take(part.minor, for: part.bucket) }
        let payments = distribution.parts.map { part in
            DebtOperation(
                action: .repayment, sign: .plus, payment: paid.payment, bucket: part.bucket,
                amount: contract.money(part.minor), cashFlow: paid.id)
        }
        try add(.repayment, interest.operations + payments, changes: [])
    }
}
