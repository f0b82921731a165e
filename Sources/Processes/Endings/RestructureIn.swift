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
/// - Source: D-3.39, CP-42.
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
        guard contract.status == .forIssue else { throw .state(.alreadyDisbursed) }
        let debts = try debts.map { debt throws(Refusal) in
            try TakenDebt(debt, contract, directory)
        }
        let moved = debts.reduce(0 as Int128) {
            $1.type == .principal ? $0 + Int128($1.amount.minor) : $0
        }
        guard let principal = Int64(exactly: moved) else { throw .amount(.overflow) }
        guard principal == contract.terms.principal.minor else {
            throw .amount(
                .totalsDiffer(
                    moved: contract.money(principal), lent: contract.terms.principal))
        }
        let schedule = try contract.firstSchedule(issued: valueTime.day, directory)
        var draft = Draft(contract, at: valueTime, directory)
        try draft.add(
            .restructuring, operations(schedule, debts),
            changes: [.schedule(schedule), .opened, .attribute(.restructured)])
        return draft.decision
    }

    /// Principal by tranche, every other debt on the first one.
    private func operations(
        _ schedule: Schedule, _ debts: [TakenDebt]
    ) throws(Refusal) -> [DebtOperation] {
        var operations: [DebtOperation] = []
        for debt in debts {
            let tranches =
                debt.type == .principal
                ? schedule.tranches.filter { $0.principal > 0 } : [schedule.first]
            operations += try debt.operations(on: tranches)
        }
        return operations
    }
}

/// Debt of one amount type as it comes in, with what it was worth on the books.
private struct TakenDebt {
    let type: AmountType
    let amount: Money
    let bookValue: Money?

    init(
        _ debt: MovedDebt, _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) {
        type = try directory.type(named: debt.amountType)
        amount = contract.money(try debt.amount.minor(in: contract.currency))
        bookValue = try debt.worth.map { worth throws(Refusal) in
            contract.bookMoney(try worth.minor(in: contract.product.accountingCurrency))
        }
    }

    /// Principal as the tranches plan it, other debt on each of them whole.
    ///
    /// - Rounding: the book value is shared by the amounts, to the last minor unit.
    func operations(on tranches: [Tranche]) throws(Refusal) -> [DebtOperation] {
        let operations = tranches.map { tranche in
            let part = type == .principal ? tranche.principal : amount.minor
            return DebtOperation(
                .restructuring, .plus, Bucket(type, tranche.number, isOffBalance: false),
                Money(minor: part, amount.currency))
        }
        guard let bookValue else { return operations }
        let parts = try refusing { () throws(MeasureFlaw) in
            try bookValue.shared(by: operations.map(\.amount.minor))
        }
        return zip(operations, parts).map { $0.withBookValue($1) }
    }
}
