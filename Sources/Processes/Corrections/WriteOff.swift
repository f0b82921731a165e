package import Contracts
package import Directories

/// Gives up a part of the debt that did exist: one amount type, on balance or off.
///
/// - Runs: by the user, also while restored debt waits to be accepted again.
/// - Documents: `writeOff`, one operation for each tranche, the oldest first; its reason picks
///   the accounts (G13). Accrual counters stay, so that no night books it again. Principal that
///   was not due yet leaves a new plan.
/// - Refuses: `paymentType`, `reasonMissing` for principal, `unknownCode`,
///   `notACorrectPosting` for principal off balance, `noTrancheHolding`, `exceedsAvailable`.
/// - Source: D-3.31, R001-12...16.
package struct WriteOff: AmountTaking {
    package static let code = ProcessCode(rawValue: "write-off")
    package static let name = "Write-off"
    package let order: AmountOrder

    package init(_ order: AmountOrder) { self.order = order }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        let document = try draft.document(.writeOff, .writeOff, by: order)
        let isOfPrincipal = document.operations.contains { $0.bucket.amountType == .principal }
        guard !isOfPrincipal || document.reason != nil else {
            throw .operation(.reasonMissing(.writeOff))
        }
        try draft.addReplanning(document, returning: [])
        return draft.decision
    }
}
