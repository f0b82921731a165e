package import Contracts
package import Directories
package import Measures

/// Pays the client's credit back to him: overpayments first, then prepayments.
///
/// - Runs: when money was paid out to a client, on open and closed contracts alike.
/// - Documents: `refund`, one operation for each kind of credit.
/// - Refuses: `cashFlowNotOpen`, `cashFlowDirection`, `exceedsCredit` when more was paid out
///   than stood to his credit.
/// - Source: D-3.39, CP-15.
package struct Refund: OrderedProcess {
    package static let code = ProcessCode(rawValue: "refund")
    package static let name = "Refund of overpayment or prepayment"
    package static let parameters: [Parameter] = [
        .cashFlow("The outgoing cash flow of the refund.")
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
        var draft = Draft(contract, at: valueTime, directory)
        try draft.refund(from: cashFlow)
        return draft.decision
    }
}

extension Draft {
    /// Takes an outgoing cash flow whole from the client's credit.
    mutating func refund(from id: CashFlowID) throws(Refusal) {
        guard let paid = contract.cashFlow(id) else { throw .cash(.cashFlowNotOpen(id)) }
        guard paid.direction == .outgoing else { throw .cash(.cashFlowDirection(id)) }
        var distribution = Distribution(of: paid.unaccepted)
        for bucket in ContractState.refundable {
            distribution.take(-contract.balance(bucket), for: bucket)
        }
        guard distribution.left == 0 else {
            throw .amount(
                .exceedsCredit(
                    available: contract.money(distribution.total),
                    wanted: contract.money(paid.unaccepted)))
        }
        try add(
            .refund,
            distribution.parts.map { part in
                DebtOperation(
                    action: .overpaymentRefund, sign: .plus, payment: paid.payment,
                    bucket: part.bucket, amount: contract.money(part.minor), cashFlow: paid.id)
            }, changes: [])
    }
}

extension ContractState {
    /// What may be paid back to the client, in the order in which it is.
    static let refundable: [Bucket] = [
        Bucket(.overpayment, .contract, isOffBalance: false),
        Bucket(.prepaymentForInterest, .contract, isOffBalance: false),
        Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false),
    ]

    /// The client's money that stands to his credit, minor units.
    package var credit: Int64 {
        ContractState.refundable.reduce(0) { $0 - balance($1) }
    }
}
