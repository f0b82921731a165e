package import Contracts
package import Directories
package import Measures

/// Books the planned interest of every tranche that has not ended, ahead of its days.
///
/// Nights add nothing from then on, as long as all goes by the plan: when principal is repaid
/// early, the next night reverses what the days will not earn, and a full end all of it.
///
/// - Runs: by the user, where all interest is to stand on the contract at once.
/// - Documents: accruals to the day; `futureInterestAccrual` with an operation for each tranche
///   that is not booked to its end yet; none when all are.
/// - Rounding: the product's, of the planned interest of each tranche.
/// - Refuses: `otherKind`, `status`, `beforeLastOperation`; the rest comes from the fold.
/// - Source: R004-55, D-3.25, MS-12.
package struct AccrueToEndOfLoan: OrderedProcess {
    package static let code = ProcessCode(rawValue: "interest-accrual-until-end-of-loan")
    package static let name = "Interest accrual until end of loan"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let rooms = try draft.contract.interestInAdvance(on: draft.day)
        let parts = draft.contract.layingInAdvance(.max, over: rooms).parts
        if !parts.isEmpty { try draft.add(draft.contract.accruingInAdvance(parts, on: draft.day)) }
        return draft.decision
    }
}
