package import Contracts
package import Directories
package import Measures

/// Turns unpaid interest of a tranche into deferred interest of the next, due when that is.
///
/// What stood off balance stays there. Interest that was deferred is not deferred again: no
/// correct posting takes it from its tranche.
///
/// - Runs: by the user, so that interest does not fall overdue.
/// - Documents: accruals to the day; `deferralOfInterest` with a pair for each balance.
/// - Refuses: `otherKind`; `noTrancheDue` when none has ended and none is named, `noTranche`,
///   `noTrancheAfter` the last, `nothing`, `exceedsBalance`, `amountNotPositive`.
/// - Source: R004-48, D-3.16, MS-14.
package struct DeferInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "interest-deferral")
    package static let name = "Transfer of interest to deferred interest"
    package static let parameters: [Parameter] = [
        Parameter(
            "tranche", .tranche, .optional(otherwise: "the last one that has ended"),
            "The tranche whose interest is deferred.", example: "4"),
        Parameter(
            "amount", .money, .optional(otherwise: "all unpaid interest of the tranche"),
            "How much is deferred.", example: "12.30"),
    ]

    package let valueTime: ValueTime
    package let tranche: TrancheNumber?
    package let amount: AmountText?

    package init(valueTime: ValueTime, tranche: TrancheNumber?, amount: AmountText?) {
        self.valueTime = valueTime
        self.tranche = tranche
        self.amount = amount
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        let tranches = try tranches(draft.contract)
        let own = tranches.from.interestBucket
        let unpaid = draft.contract.balance(own) + draft.contract.balance(own.offBalance)
        let wanted = try amount?.minor(in: contract.currency) ?? unpaid
        guard wanted > 0 else { throw .amount(.nothing(to: "defer")) }
        var parts = Distribution(of: wanted)
        for bucket in [own, own.offBalance] {
            parts.take(draft.contract.balance(bucket), for: bucket)
        }
        guard parts.left == 0 else {
            throw .amount(
                .exceedsBalance(
                    own, balance: contract.money(unpaid), movedBy: contract.money(-wanted)))
        }
        try draft.add(
            .deferralOfInterest,
            parts.parts.flatMap { part in
                [
                    DebtOperation(.deferral, .minus, part.bucket, contract.money(part.minor)),
                    DebtOperation(
                        .deferral, .plus, part.bucket.deferred(to: tranches.to.number),
                        contract.money(part.minor)),
                ]
            }, changes: [])
        return draft.decision
    }

    private func tranches(
        _ contract: ContractState
    ) throws(Refusal) -> (from: Tranche, to: Tranche) {
        let day = valueTime.day
        guard let schedule = contract.schedule,
            let number = tranche ?? schedule.tranches.last(where: { $0.repayment <= day })?.number
        else { throw .schedule(.noTrancheDue(by: day)) }
        guard let from = schedule[number] else { throw .schedule(.noTranche(number)) }
        let following = schedule.tranches.first { $0.number > number }
        guard let following else { throw .schedule(.noTrancheAfter(number)) }
        return (from, following)
    }
}

extension Bucket {
    /// Deferred interest of another tranche, on the same side of the balance.
    fileprivate func deferred(to tranche: TrancheNumber) -> Bucket {
        Bucket(.deferredInterest, tranche, isOffBalance: isOffBalance)
    }
}
