package import Contracts
package import Directories
package import Measures

/// Repays debt from the client's prepayments: what is due, or what is due and future.
///
/// - Runs: by the user, or as a part of contract processing (`ProcessContract`).
/// - Documents: accruals still missing to the day, so that no interest is lost to a closing;
///   `prepaymentOffset`; `scheduleChange` when future principal was repaid; where the product
///   offsets future interest, `futureInterestAccrual` of what a prepayment for interest can pay
///   and `prepaymentOffset` of it; `closing` when nothing is left.
/// - Refuses: `status`; the rest comes from the fold.
/// - Source: D-3.6, D-3.15, D-3.17.
package struct OffsetPrepayment: DebtProcess {
    package let valueTime: ValueTime
    package let reach: Reach

    package init(valueTime: ValueTime, reach: Reach) {
        self.valueTime = valueTime
        self.reach = reach
    }

    package var code: ProcessCode { reach.code }

    /// How far the offset goes.
    package enum Reach: String, Hashable, Sendable, CaseIterable, Codable {
        case due = "prepayment-offset"
        case early = "early-prepayment-offset"

        package var code: ProcessCode { ProcessCode(rawValue: rawValue) }
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        switch reach {
        case .due: try draft.offsetDue()
        case .early: try draft.offsetEarly()
        }
        return draft.decision
    }
}
