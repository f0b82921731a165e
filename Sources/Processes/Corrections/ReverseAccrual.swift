package import Contracts
package import Directories
package import Measures

/// Takes back an accrual that was wrong from the start: the income was never earned.
///
/// Of a tranche not more can be taken than has accrued and is neither repaid nor reversed yet:
/// what its bucket holds.
///
/// - Runs: by the user, also while restored debt waits to be accepted again.
/// - Documents: `reversal`, one operation for each tranche, the oldest first (G14). Accrual
///   counters stay, so that no night books it again.
/// - Refuses: `paymentType`, `neverLegal` for principal, `unknownCode`,
///   `noTrancheHolding`, `exceedsAvailable`.
/// - Source: D-3.35, R001-11.
package struct ReverseAccrual: DebtProcess {
    package static let code = ProcessCode(rawValue: "reversal")
    package var code: ProcessCode { ReverseAccrual.code }
    package let valueTime: ValueTime
    /// The text code, such as `PEN_PRINCIPAL`.
    package let amountType: String
    package let amount: AmountText
    package let isOffBalance: Bool?
    /// A code of the directory of reasons, such as `WRONG_ACCRUAL`.
    package let reason: String?
    /// 101173 or nothing: no money moves.
    package let paymentType: Int32?

    /// An order that names no payment type.
    package init(
        valueTime: ValueTime, amountType: String, amount: AmountText, isOffBalance: Bool,
        reason: String?
    ) {
        self.valueTime = valueTime
        self.amountType = amountType
        self.amount = amount
        self.isOffBalance = isOffBalance
        self.reason = reason
        paymentType = nil
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try requireNoMoney(paymentType, for: .reversal)
        let reason = try directory.reason(ifAny: reason, for: .reversal)
        let operations = try draft.operations(
            .reversal, taking: amount, of: amountType, isOffBalance: isOffBalance ?? false)
        try draft.add(Document(.reversal, operations, changes: [], because: reason))
        return draft.decision
    }
}
