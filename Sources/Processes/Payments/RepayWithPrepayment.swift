package import Contracts
package import Directories
package import Measures

/// Repays what is due and keeps the excess of the payment as prepayment.
///
/// - Runs: when a payment exceeds what is due and the product allows prepayments.
/// - Documents: accruals to the day; `repayment`; `prepayment`, cut by the product's offset
///   method; `overpayment` for what no future debt can take; `closing` when nothing is left.
/// - Refuses: `prepaymentNotAllowed`, `cashFlowNotOpen`.
/// - Source: D-3.4.
package struct RepayWithPrepayment: OrderedProcess {
    package static let code = ProcessCode(rawValue: "repayment-with-prepayment")
    package static let name = "Repayment with prepayment"
    package static let parameters: [Parameter] = [
        .cashFlow("The payment.")
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
        guard contract.product.prepayment.isAllowed else { throw .product(.prepaymentNotAllowed) }
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let payment = try draft.contract.payment(cashFlow)
        let left = try draft.repayDue(from: payment)
        let excess = draft.contract.splitting(left, on: draft.day)
        try draft.add(
            .prepayment,
            excess.parts.map { part in
                draft.received(.prepayment, part.minor, part.bucket, payment)
            }, changes: [])
        try draft.bookOverpayment(excess.left, from: payment)
        try draft.closeIfRepaid()
        return draft.decision
    }
}
