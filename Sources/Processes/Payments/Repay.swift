package import Contracts
package import Directories
package import Measures

/// Repays what is due and overdue from a payment, in the order of the product.
///
/// - Runs: when an incoming cash flow is created and covers no more than is due.
/// - Documents: accruals still missing to the day; `repayment`; `overpayment` when the excess
///   is asked to become one; `closing` when nothing is left.
/// - Refuses: `cashFlowNotOpen`; the rest comes from the fold.
/// - Source: D-3.2.
package struct Repay: OrderedProcess {
    package static let code = ProcessCode(rawValue: "repayment")
    package static let name = "Repayment"
    package static let parameters: [Parameter] = [
        .cashFlow("The payment."),
        Parameter(
            "booksExcess", .flag,
            "Whether what is over becomes an overpayment; else it stays with the cash flow.",
            example: "false"),
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID
    package let booksExcess: Bool

    package init(valueTime: ValueTime, cashFlow: CashFlowID, booksExcess: Bool) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
        self.booksExcess = booksExcess
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let payment = try draft.contract.payment(cashFlow)
        let left = try draft.repayDue(from: payment)
        if booksExcess { try draft.bookOverpayment(left, from: payment) }
        try draft.closeIfRepaid()
        return draft.decision
    }
}
