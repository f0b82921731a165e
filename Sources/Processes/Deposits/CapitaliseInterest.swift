package import Contracts
package import Directories
package import Measures

/// Adds the interest that is due on a deposit to its principal.
///
/// - Runs: as a part of contract processing where the product capitalises interest, or by
///   the user. At the end of the deposit nothing is capitalised: interest is paid out then.
/// - Documents: accruals still missing to the day; `repayment` without money, a pair of equal
///   sums, after the tax; `scheduleChange` with the interest that the larger principal will
///   bear; none when no interest is due.
/// - Refuses: `otherKind`; the rest comes from the fold.
/// - Source: CP-63.
package struct CapitaliseInterest: OrderedProcess {
    package static let code = ProcessCode(rawValue: "deposit-interest-capitalisation")
    package static let name = "Capitalisation of deposit interest"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.deposit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.accrue(.plain)
        try draft.capitaliseInterest()
        return draft.decision
    }
}

extension Draft {
    /// Turns interest that is due into principal of the last tranche.
    mutating func capitaliseInterest() throws(Refusal) {
        guard let last = contract.schedule?.last, day < last.repayment else { return }
        let due = contract.distributing(.max, over: [.overdue, .due], on: day).parts
        let interest = due.filter { $0.bucket.amountType == .depositInterest }
        let taxed = contract.taxing(interest)
        guard !interest.isEmpty else { return }
        var operations = taxed.operations
        operations += taxed.parts.map { part in
            DebtOperation(.repayment, .plus, part.bucket, contract.money(part.minor))
        }
        if taxed.net > 0 {
            let principal = Bucket(.depositPrincipal, last.number, isOffBalance: false)
            operations.append(
                DebtOperation(.accrual, .minus, principal, contract.money(taxed.net)))
        }
        try add(.repayment, operations, changes: [])
        guard let schedule = try contract.replannedSchedule(after: day) else { return }
        try add(.scheduleChange, [], changes: [.schedule(schedule)])
    }
}
