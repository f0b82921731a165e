package import Contracts
package import Directories
package import Measures

/// Charges an amount by hand: the one accrual that no counter has reckoned.
///
/// The night leaves it alone, since it belongs to no counter.
///
/// - Runs: by hand.
/// - Documents: `manualCorrection` with one operation, on the tranche named or, without one, on
///   the tranche that holds the day; what is not kept by tranche, on the contract.
/// - Refuses: `paymentType`, `noTranche`; what is no correct posting is refused by the fold.
/// - Source: O1, R004-2, R004-22.
package struct CorrectByHand: OrderedProcess {
    package static let code = ProcessCode(rawValue: "manual-correction")
    package static let name = "Manual correction"
    package static let parameters: [Parameter] = [
        .amountType,
        .amount("How much is charged."),
        Parameter(
            "tranche", .tranche,
            .optional(otherwise: "the one that holds the day; the contract where it has none"),
            "The tranche that is charged.", example: "4"),
        .isOffBalance,
        .paymentType,
    ]

    package let valueTime: ValueTime
    package let amountType: String
    package let amount: AmountText
    package let tranche: TrancheNumber?
    package let isOffBalance: Bool?
    package let paymentType: Int32?

    /// An order that names no payment type.
    package init(
        valueTime: ValueTime, amountType: String, amount: AmountText, tranche: TrancheNumber?,
        isOffBalance: Bool
    ) {
        self.valueTime = valueTime
        self.amountType = amountType
        self.amount = amount
        self.tranche = tranche
        self.isOffBalance = isOffBalance
        paymentType = nil
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try requireNoMoney(paymentType, for: .accrual)
        let type = try directory.type(named: amountType)
        let isByTranche = directory.row(of: type)?.isByTranche ?? true
        let holding = isByTranche ? contract.schedule?.holding(valueTime.day).number : nil
        let bucket = Bucket(
            type, tranche ?? holding ?? .contract, isOffBalance: isOffBalance ?? false)
        let money = contract.money(try amount.minor(in: contract.currency))
        let grows: Sign = directory.side(of: type) == .deposit ? .minus : .plus
        let operation = DebtOperation(.accrual, grows, bucket, money)
        try draft.addReplanning(
            Document(.manualCorrection, [operation], changes: []), returning: [])
        return draft.decision
    }
}
