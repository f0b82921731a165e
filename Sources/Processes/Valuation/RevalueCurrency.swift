package import Contracts
package import Directories
package import Measures

/// Brings what a contract in a foreign currency is worth on the books in line with the rate.
///
/// What is owed stays as it is. Contract processing does the same on the last day of every
/// month, and every document that takes from a balance does it for that balance.
/// - Runs: by hand, on any day that has a rate.
/// - Documents: `revaluation` with a conversion of each balance that is out of line; none
///   where all are in line.
/// - Rounding: half up, of each balance as a whole.
/// - Refuses: `noExchangeRate`. `keptInLocalCurrency` is no refusal.
/// - Source: R004-16, D-10.31, CP-54, G32; PBU 3/2006, 7.
package struct RevalueCurrency: OrderedProcess {
    package static let code = ProcessCode(rawValue: "revalue-currency")
    package static let name = "Currency revaluation"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        guard contract.isForeign else { return Decision([], .keptInLocalCurrency) }
        var draft = Draft(contract, at: valueTime, directory)
        try draft.revalue()
        return draft.decision
    }
}
