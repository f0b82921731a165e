package import Contracts
package import Directories
package import Measures

/// Cancels a contract as if it had never been: the goods did not come, the money went back.
///
/// Payments that were received are taken back from the debt and stand to the client's credit,
/// until they are refunded from an outgoing cash flow, now or later.
///
/// - Runs: by an external system, within the days the product gives after the disbursement.
/// - Documents: with payments, `restore` of what they repaid and `reaccept` as overpayment;
///   `reversal` of every charge; `cancellation` of the whole principal; `refund` from the cash
///   flow, if one is named; `closing`.
/// - Refuses: `cancellationNotOffered`, `cancellationTooLate`, `paymentsReceived` unless they
///   are to be refunded; deferred interest, which no correct posting reverses.
/// - Source: D-3.33, MS-18.
package struct CancelContract: LookingBack, OrderedProcess {
    package static let code = ProcessCode(rawValue: "contract-cancellation")
    package static let name = "Contract cancellation"
    package static let parameters: [Parameter] = [
        Parameter(
            "reason", .text, .optional(otherwise: "none is noted"), "Why, in words.",
            example: "goods not delivered"),
        Parameter(
            "externalID", .text, .optional(otherwise: "none is noted"),
            "The number of the cancellation in the system that asks for it.", example: "C-17"),
        Parameter(
            "refunds", .flag, .standard("false"),
            "Whether payments received are given back; else they forbid the cancellation.",
            example: "true"),
        Parameter(
            "cashFlow", .cashFlow, .optional(otherwise: "the money goes out later"),
            "The outgoing cash flow of the refund.", example: "12"),
    ]

    package let valueTime: ValueTime
    package let reason: String?
    package let externalID: String?
    package let refunds: Bool?
    package let cashFlow: CashFlowID?

    package init(
        valueTime: ValueTime, reason: String?, externalID: String?, refunds: Bool,
        cashFlow: CashFlowID?
    ) {
        self.valueTime = valueTime
        self.reason = reason
        self.externalID = externalID
        self.refunds = refunds
        self.cashFlow = cashFlow
    }

    package func decide(
        _ contract: ContractState, _ history: History, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try checkPeriod(of: contract)
        let repaid = history.standingRepayments(directory)
        let received = repaid.reduce(contract.credit) { sum, past in
            past.operation.sign == .minus ? sum + past.operation.amount.minor : sum
        }
        if refunds != true, received > 0 {
            throw .state(.paymentsReceived(contract.money(received)))
        }
        try draft.takeBack(repaid, history)
        let charges = draft.holdings(of: .debt).filter { $0.bucket.amountType != .principal }
        try draft.add(.reversal, charges.map { draft.taking($0, .reversal) }, changes: [])
        let principal = draft.holdings(of: .debt)
        try draft.add(
            .cancellation, principal.map { draft.taking($0, .cancellation) }, changes: [])
        if let cashFlow { try draft.refund(from: cashFlow) }
        try draft.close(.cancelled)
        return draft.decision
    }

    private func checkPeriod(of contract: ContractState) throws(Refusal) {
        guard let days = contract.product.ending.cancelDays, let first = contract.schedule?.first
        else { throw .product(.cancellationNotOffered) }
        let last = first.issue.advanced(by: days)
        guard valueTime.day <= last else { throw .day(.cancellationTooLate(through: last)) }
    }
}
