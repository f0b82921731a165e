package import Contracts
package import Directories
package import Measures

/// Charges what is missing to the interest that a contract must bear, however early it ends.
///
/// - Runs: by the user before a full early repayment, which charges it itself otherwise.
/// - Documents: accruals to the day; `mandatoryInterest`, none when the least is reached, the
///   mandatory days are over, or the product has none.
/// - Rounding: the product's, of the interest of all mandatory days.
/// - Refuses: `otherKind`, `status`, `beforeLastOperation`; the rest comes from the fold.
/// - Source: R004-44, D-3.13, AT-MAND-1.
package struct AccrueMandatoryInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "mandatory-interest-accrual")
    package static let name = "Mandatory interest accrual"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        if let charge = try draft.contract.mandatoryInterest(on: draft.day) {
            try draft.add(charge)
        }
        return draft.decision
    }
}
