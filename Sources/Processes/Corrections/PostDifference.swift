package import Contracts
package import Directories
package import Measures

/// Posts in an open period what a fact of a closed one would have changed.
///
/// The office has worked it out by deciding the history again with the fact in its place; the
/// order holds the outcome, so that it can be read, approved and decided again.
///
/// - Runs: by the office, once the difference was approved; after processing to the day.
/// - Documents: `restore` of payments that went to debt that should not be; `reversal` of what
///   should not have accrued; `reaccept`, and the late payment; closing when nothing is owed.
/// - Refuses: `operationNotLive`, `cashFlowNotOpen`; the rest comes from the fold.
/// - Source: D-8.1, D-3.0.4.
package struct PostDifference: LookingBack {
    package static let code = ProcessCode(rawValue: "late-difference")
    package var code: ProcessCode { PostDifference.code }
    package let valueTime: ValueTime
    /// Why, and which fact, in words.
    package let cause: String
    /// Operations that are taken back, newest first.
    package let restores: [OperationID]
    package let reversals: [DifferencePart]
    /// In the order in which money is accepted; parts of one cash flow together.
    package let acceptances: [AcceptedPart]

    package init(
        valueTime: ValueTime, cause: String, restores: [OperationID],
        reversals: [DifferencePart], acceptances: [AcceptedPart]
    ) {
        self.valueTime = valueTime
        self.cause = cause
        self.restores = restores
        self.reversals = reversals
        self.acceptances = acceptances
    }

    package func decide(
        _ contract: ContractState, _ history: History, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        var taken: [PastOperation] = []
        for id in restores { taken.append(try history.live(id)) }
        try draft.add(
            .restore, taken.map(\.compensation), changes: history.reopened(by: taken, on: contract))
        var reversed: [DebtOperation] = []
        for part in reversals { reversed.append(try draft.taking(part.entry(draft), .reversal)) }
        try draft.add(.reversal, reversed, changes: [])
        for id in acceptances.map(\.cashFlow).inOrder {
            var parts: [Buckets.Entry] = []
            for accepted in acceptances where accepted.cashFlow == id {
                parts.append(try accepted.part.entry(draft))
            }
            try draft.accept(parts, from: id)
        }
        try draft.closeIfRepaid()
        return draft.decision
    }
}

/// A part of one bucket, as an order names it.
package struct DifferencePart: Hashable, Sendable, Codable {
    /// The text code of the directory, such as `PRINCIPAL`.
    package let amountType: String
    package let tranche: TrancheNumber
    package let isOffBalance: Bool
    package let amount: AmountText

    package init(
        amountType: String, tranche: TrancheNumber, isOffBalance: Bool, amount: AmountText
    ) {
        self.amountType = amountType
        self.tranche = tranche
        self.isOffBalance = isOffBalance
        self.amount = amount
    }

    fileprivate func entry(_ draft: Draft) throws(Refusal) -> Buckets.Entry {
        let type = try draft.directory.type(named: amountType)
        return Buckets.Entry(
            bucket: Bucket(type, tranche, isOffBalance: isOffBalance),
            minor: try amount.minor(in: draft.contract.currency))
    }
}

/// A part of one bucket, and the money that pays it.
package struct AcceptedPart: Hashable, Sendable, Codable {
    package let cashFlow: CashFlowID
    package let part: DifferencePart

    package init(cashFlow: CashFlowID, part: DifferencePart) {
        self.cashFlow = cashFlow
        self.part = part
    }
}
