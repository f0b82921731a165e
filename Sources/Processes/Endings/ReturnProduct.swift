package import Contracts
package import Directories
package import Measures

/// Goods are given back: what their seller returns lessens the debt, and the rest is replanned.
///
/// The money is the seller's to pay, not the client's: no cash flow is named.
///
/// - Runs: by the seller's system, with the amount returned.
/// - Documents: accruals to the day; `reversal` of interest on what is returned where the
///   product gives it back; `productReturn` of principal, then interest, then the client's
///   overpayment; `scheduleChange` with the dates kept; `closing` when nothing is owed.
/// - Rounding: see `ContractState.layingReturn`.
/// - Refuses: `amountNotPositive`; the rest comes from the fold.
/// - Source: D-3.34, MS-17.
package struct ReturnProduct: OrderedProcess {
    package static let code = ProcessCode(rawValue: "product-return")
    package static let name = "Product return"
    package static let parameters: [Parameter] = [
        .amount("What the seller gives back.")
    ]

    package let valueTime: ValueTime
    package let amount: AmountText

    package init(valueTime: ValueTime, amount: AmountText) {
        self.valueTime = valueTime
        self.amount = amount
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        let returned = try amount.minor(in: contract.currency)
        if returned >= contract.principalLeft {
            try draft.settle(through: draft.day)
        } else {
            try draft.accrue(.plain)
        }
        if contract.product.ending.isReturnRetroactive {
            let interest = draft.contract.interestAccrued(onReturned: returned)
            try draft.add(.reversal, interest.map { draft.taking($0, .reversal) }, changes: [])
        }
        try draft.add(.productReturn, operations(of: returned, draft), changes: [])
        if let schedule = try draft.contract.scheduleAfterReturn(after: draft.day) {
            try draft.add(
                .scheduleChange, draft.contract.principalShifts(to: schedule, after: draft.day),
                changes: [.schedule(schedule)])
        }
        if draft.contract.debt(directory) == 0 { try draft.close(.returned) }
        return draft.decision
    }

    private func operations(
        of returned: Int64, _ draft: Draft
    ) throws(Refusal) -> [DebtOperation] {
        let distribution = try draft.contract.layingReturn(returned)
        var operations = distribution.parts.flatMap { part in
            draft.returnToBalance(part) + [
                DebtOperation(
                    .productReturn, .minus, part.bucket.onBalance, draft.contract.money(part.minor))
            ]
        }
        if distribution.left > 0 {
            operations.append(
                DebtOperation(
                    .productReturn, .minus, Bucket(.overpayment, .contract, isOffBalance: false),
                    draft.contract.money(distribution.left)))
        }
        return operations
    }
}
