package import Contracts
package import Directories

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
package struct ReverseAccrual: AmountTaking {
    package static let code = ProcessCode(rawValue: "reversal")
    package static let name = "Reversal"
    package let order: AmountOrder

    package init(_ order: AmountOrder) { self.order = order }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.add(draft.document(.reversal, .reversal, by: order))
        return draft.decision
    }
}
