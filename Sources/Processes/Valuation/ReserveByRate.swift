package import Contracts
package import Directories
package import Measures

/// Brings the IFRS reserve to the rate of the contract times its exposure.
///
/// The chart keeps one account for the allowance, so one balance carries it, whatever part of
/// the exposure it stands for.
/// - Runs: monthly, or at need, after the rate was reckoned (`RateReserve`).
/// - Documents: `reserveIFRS` with the growth or the release; none where it stands.
/// - Rounding: half up.
/// - Refuses: `otherKind`; `notConfigured` while the contract has no rate.
/// - Source: D-3.29, D-F.6, R004-59.
package struct ReserveByRate: OrderedProcess {
    package static let code = ProcessCode(rawValue: "ifrs-reserve")
    package static let name = "IFRS Reserve"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let rate = contract.attributes.reserveRate?.rate else {
            throw .directory(.notConfigured("IFRS reserve rate of the contract"))
        }
        let base = contract.exposure(directory.constants.reserveScopeIFRS, directory)
        try draft.setReserve(
            .reserveIFRS, to: try contract.share(rate, of: base), as: .reserveIFRS)
        return draft.decision
    }
}
