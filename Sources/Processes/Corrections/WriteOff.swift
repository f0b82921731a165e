package import Contracts
package import Directories
package import Measures

/// Gives up a part of the debt that did exist: one amount type, on balance or off.
///
/// - Runs: by the user, also while restored debt waits to be accepted again.
/// - Documents: `writeOff`, one operation for each tranche, the oldest first; its reason picks
///   the accounts (G13). Accrual counters stay, so that no night books it again.
/// - Refuses: `paymentType`, `reasonMissing` for principal, `unknownCode`,
///   `notACorrectPosting` for principal off balance, `noTrancheHolding`, `exceedsAvailable`.
/// - Source: D-3.31, R001-12...16.
package struct WriteOff: DebtProcess {
    package static let code = ProcessCode(rawValue: "write-off")
    package var code: ProcessCode { WriteOff.code }
    package let valueTime: ValueTime
    /// The text code, such as `PEN_PRINCIPAL`.
    package let amountType: String
    package let amount: AmountText
    package let isOffBalance: Bool?
    /// A code of the directory of reasons, such as `ERROR`.
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
        try requireNoMoney(paymentType, for: .writeOff)
        let reason = try directory.reason(ifAny: reason, for: .writeOff)
        let operations = try draft.operations(
            .writeOff, taking: amount, of: amountType, isOffBalance: isOffBalance ?? false)
        let isOfPrincipal = operations.contains { $0.bucket.amountType == .principal }
        guard !isOfPrincipal || reason != nil else { throw .reasonMissing(.writeOff) }
        try draft.add(Document(.writeOff, operations, changes: [], because: reason))
        return draft.decision
    }
}
