package import Contracts
package import Directories
package import Measures

/// Moves debt off balance that has been overdue for as long as the product says.
///
/// - Runs: as a part of every contract processing, or by itself.
/// - Documents: `transferToOffBalance`; none when nothing is old enough.
/// - Source: D-3.0.5, R004-11.
package struct MoveOffBalance: OrderedProcess {
    package static let code = ProcessCode(rawValue: "transfer-to-off-balance")
    package static let name = "Transfer to off-balance"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        if let document = draft.contract.offBalanceMoves(on: draft.day) {
            try draft.add(document)
        }
        return draft.decision
    }
}
