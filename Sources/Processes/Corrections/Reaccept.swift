package import Contracts
package import Directories
package import Measures

/// Accepts restored money again, for one amount type at a time, as it should have been.
///
/// - Runs: by hand, after a restore, until nothing restored is left: not less and not more.
/// - Documents: `reaccept`, an operation for each tranche it reaches, the oldest first; money
///   for a prepayment or an overpayment goes to the contract as a whole. Principal that was
///   not due yet leaves a new plan.
/// - Refuses: `cashFlowNotOpen`, `noTrancheHolding`, `exceedsAvailable`; `cashFlowExceeded` for
///   more than was restored comes from the fold.
/// - Source: D-3.32, R001-17...21.
package struct Reaccept: OrderedProcess {
    package static let code = ProcessCode(rawValue: "reaccept")
    package static let name = "Redemption reaccept"
    package static let parameters: [Parameter] = [
        .cashFlow("The cash flow that was restored."),
        .amountType,
        .amount("How much of it is accepted again."),
        .paymentType,
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID
    package let amountType: String
    package let amount: AmountText
    package let paymentType: Int32?

    /// An order that names no payment type.
    package init(
        valueTime: ValueTime, cashFlow: CashFlowID, amountType: String, amount: AmountText
    ) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
        self.amountType = amountType
        self.amount = amount
        paymentType = nil
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try requireNoMoney(paymentType, for: .reaccept)
        guard contract.cashFlow(cashFlow) != nil else { throw .cash(.cashFlowNotOpen(cashFlow)) }
        let type = try directory.type(named: amountType)
        let minor = try amount.minor(in: contract.currency)
        let parts =
            directory.side(of: type) == .credit
            ? [Buckets.Entry(bucket: Bucket(type, .contract, isOffBalance: false), minor: minor)]
            : try contract.reaccepting(minor, of: type, on: valueTime.day)
        let operations = parts.map { part in
            DebtOperation(
                action: .reaccept, sign: .minus, payment: .empty, bucket: part.bucket,
                amount: contract.money(part.minor), cashFlow: cashFlow)
        }
        try draft.addReplanning(Document(.reaccept, operations, changes: []), returning: [])
        return draft.decision
    }
}

extension ContractState {
    /// Lays restored money over what is due of a type: debt to come is not what it paid.
    fileprivate func reaccepting(
        _ minor: Int64, of type: AmountType, on day: Day
    ) throws(Refusal) -> [Buckets.Entry] {
        let due: Int64 = buckets.entries.reduce(0) { sum, entry in
            let isOwed =
                entry.bucket.amountType == type && !entry.bucket.isOffBalance
                && dueClass(of: entry.bucket, on: day) != .inAdvance
            return isOwed ? sum + entry.minor : sum
        }
        guard due == 0 || minor <= due else {
            throw .amount(
                .exceedsAvailable(
                    type, isOffBalance: false, available: money(due), wanted: money(minor)))
        }
        return try allocating(minor, of: type, isOffBalance: false, on: day)
    }
}
