package import Contracts
package import Directories
package import Measures

/// Begins a contract with the debt of the one it takes the place of: no money is paid out.
///
/// It is never ordered alone: the office carries out both legs together, or neither.
///
/// - Runs: with `RestructureOut`, in one order of the office.
/// - Documents: `restructuring` with version 1 of the schedule: principal by tranche, what was
///   not capitalised on the first tranche.
/// - Refuses: `alreadyDisbursed`; `totalsDiffer` unless the principal moved is the principal
///   signed; `disbursementDayDiffers` when the first repayment would not lie after the day.
/// - Source: domain §3.39, CP-42.
package struct RestructureIn: DebtProcess {
    package static let code = ProcessCode(rawValue: "restructuring-in")
    package var code: ProcessCode { RestructureIn.code }
    package let valueTime: ValueTime
    package let debts: [MovedDebt]

    package init(valueTime: ValueTime, debts: [MovedDebt]) {
        self.valueTime = valueTime
        self.debts = debts
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        guard contract.status == .forIssue else { throw .alreadyDisbursed }
        let debts = try buckets(of: contract, directory)
        let principal = debts.reduce(0) {
            $1.bucket.amountType == .principal ? $0 + $1.minor : $0
        }
        guard principal == contract.terms.principal.minor else {
            throw .totalsDiffer(
                moved: contract.money(principal), lent: contract.terms.principal)
        }
        let schedule = try contract.firstSchedule(issued: valueTime.day, directory)
        var draft = Draft(contract, at: valueTime, directory)
        try draft.add(
            .restructuring, operations(schedule, debts, contract),
            changes: [.schedule(schedule), .opened, .attribute(.restructured)])
        return draft.decision
    }

    /// Every debt on the first tranche.
    private func buckets(
        of contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> [Buckets.Entry] {
        var entries: [Buckets.Entry] = []
        for debt in debts {
            let type = try directory.type(named: debt.amountType)
            let bucket = Bucket(type, TrancheNumber(rawValue: 1), isOffBalance: false)
            let minor = try debt.amount.minor(in: contract.currency)
            entries.append(Buckets.Entry(bucket: bucket, minor: minor))
        }
        return entries
    }

    private func operations(
        _ schedule: Schedule, _ debts: [Buckets.Entry], _ contract: ContractState
    ) -> [DebtOperation] {
        let principal = schedule.tranches.filter { $0.principal > 0 }.map { tranche in
            DebtOperation(
                .restructuring, .plus, Bucket(.principal, tranche.number, isOffBalance: false),
                contract.money(tranche.principal))
        }
        let others = debts.filter { $0.bucket.amountType != .principal }.map { debt in
            DebtOperation(.restructuring, .plus, debt.bucket, contract.money(debt.minor))
        }
        return principal + others
    }
}
