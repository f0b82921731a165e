package import Contracts
package import Directories
package import Measures

/// Pays out a signed contract: its whole principal becomes debt, tranche by tranche.
///
/// - Runs: once, when the outgoing cash flow of the loan is created.
/// - Documents: `disbursement` with version 1 of the schedule; `disbursementFee` when the
///   product has one, repaid at once as far as an incoming cash flow covers it; `discount`
///   where the product discounts.
/// - Rounding: the fee by the product's.
/// - Refuses: `alreadyDisbursed`, `cashFlowAmount` unless the cash flow is the amount lent,
///   `disbursementDayDiffers` when the first repayment would not lie after it,
///   `notConfigured` without the market rate to discount by.
/// - Source: D-3.1.
package struct Disburse: OrderedProcess {
    package static let code = ProcessCode(rawValue: "disbursement")
    package static let name = "Disbursement"
    package static let parameters: [Parameter] = [
        .cashFlow("The outgoing cash flow of the loan."),
        Parameter(
            "feeCashFlow", .cashFlow, .optional(otherwise: "the fee is not paid now"),
            "The incoming cash flow of the fee.", example: "13"),
    ]

    package let valueTime: ValueTime
    package let cashFlow: CashFlowID
    package let feeCashFlow: CashFlowID?

    package init(valueTime: ValueTime, cashFlow: CashFlowID, feeCashFlow: CashFlowID?) {
        self.valueTime = valueTime
        self.cashFlow = cashFlow
        self.feeCashFlow = feeCashFlow
    }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        guard contract.status == .forIssue else { throw .state(.alreadyDisbursed) }
        guard let paid = contract.cashFlow(cashFlow) else {
            throw .cash(.cashFlowNotOpen(cashFlow))
        }
        let principal = contract.terms.principal.minor
        guard paid.unaccepted == principal else {
            throw .cash(
                .cashFlowAmount(
                    cashFlow, amount: contract.money(paid.unaccepted),
                    expected: contract.terms.principal))
        }
        let schedule = try contract.firstSchedule(issued: valueTime.day, directory)
        var draft = Draft(contract, at: valueTime, directory)
        try draft.add(
            .disbursement, operations(schedule, paid, contract),
            changes: [.schedule(schedule), .opened])
        try chargeFee(&draft, schedule.first.number)
        try draft.discountAtMarket()
        return draft.decision
    }

    private func operations(
        _ schedule: Schedule, _ paid: CashFlow, _ contract: ContractState
    ) -> [DebtOperation] {
        schedule.tranches.filter { $0.principal > 0 }.map { tranche in
            DebtOperation(
                action: .disbursement, sign: .plus, payment: paid.payment,
                bucket: Bucket(.principal, tranche.number, isOffBalance: false),
                amount: contract.money(tranche.principal), cashFlow: paid.id)
        }
    }

    private func chargeFee(_ draft: inout Draft, _ tranche: TrancheNumber) throws(Refusal) {
        let contract = draft.contract
        guard let terms = contract.product.fees.onDisbursement else { return }
        let fee = terms.minor(of: contract.terms.principal.minor, contract.product.interest)
        guard fee > 0 else { return }
        let bucket = Bucket(.disbursementFee, tranche, isOffBalance: false)
        var operations = [DebtOperation(.accrual, .plus, bucket, contract.money(fee))]
        if let feeCashFlow {
            guard let received = contract.cashFlow(feeCashFlow) else {
                throw .cash(.cashFlowNotOpen(feeCashFlow))
            }
            operations.append(
                DebtOperation(
                    action: .repayment, sign: .minus, payment: received.payment,
                    bucket: bucket, amount: contract.money(min(fee, received.unaccepted)),
                    cashFlow: received.id))
        }
        try draft.add(.disbursementFee, operations, changes: [])
    }
}
