package import Contracts
package import Directories
package import Measures

/// Takes in the money of a deposit: from the next day on it bears interest.
///
/// - Runs: once, when the incoming cash flow of the deposit is created.
/// - Documents: `disbursement` with minus and version 1 of the schedule.
/// - Refuses: `otherKind`, `alreadyDisbursed`, `cashFlowNotOpen`, `cashFlowAmount` unless the
///   cash flow is the amount of the contract, `disbursementDayDiffers`.
/// - Source: CP-60, R004-6.
package struct PlaceDeposit: OrderedProcess {
    package static let code = ProcessCode(rawValue: "deposit-placement")
    package static let name = "Deposit placement"
    package static let parameters: [Parameter] = [
        .cashFlow("The incoming cash flow of the deposit.")
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID

    package init(valueTime: ValueTime, cashFlow: CashFlowID) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.deposit)
        guard contract.status == .forIssue else { throw .state(.alreadyDisbursed) }
        let received = try contract.payment(cashFlow)
        guard received.unaccepted == contract.terms.principal.minor else {
            throw .cash(
                .cashFlowAmount(
                    cashFlow, amount: contract.money(received.unaccepted),
                    expected: contract.terms.principal))
        }
        let schedule = try contract.firstSchedule(issued: valueTime.day, directory)
        let operations = schedule.tranches.filter { $0.principal > 0 }.map { tranche in
            DebtOperation(
                action: .disbursement, sign: .minus, payment: received.payment,
                bucket: Bucket(.depositPrincipal, tranche.number, isOffBalance: false),
                amount: contract.money(tranche.principal), cashFlow: received.id)
        }
        var draft = Draft(contract, at: valueTime, directory)
        try draft.add(.disbursement, operations, changes: [.schedule(schedule), .opened])
        return draft.decision
    }
}
