import Orders

/// A cash flow that waits, as people name it.
package struct WaitingCash: Sendable {
    package let contract: String
    package let cashFlow: Int64
    /// What of it is laid over no debt.
    package let amount: String

    package init(contract: String, cashFlow: Int64, amount: String) {
        self.contract = contract
        self.cashFlow = cashFlow
        self.amount = amount
    }
}

/// What has become of many cash flows that waited.
package struct AcceptanceSummary: Codable, Sendable {
    package internal(set) var isPreview = false
    package internal(set) var cashFlows = 0
    /// Those of which something was laid over debt.
    package internal(set) var accepted = 0
    /// The others, each with what keeps it waiting.
    package internal(set) var waiting: [StillWaiting] = []
}

/// A cash flow that goes on waiting, and why.
package struct StillWaiting: Codable, Sendable {
    package let contract: String
    package let cashFlow: Int64
    package let amount: String
    package let code: String
    package let message: String
}

extension Office {
    /// Lets auto-accept lay cash flows that wait over debt, one after the other.
    ///
    /// Each is an order of its own: what one is refused stops no other.
    /// - Throws: `fault`, which ends it.
    package func acceptCash(
        _ waiting: [WaitingCash], _ context: OrderContext
    ) throws(OfficeError) -> AcceptanceSummary {
        var summary = AcceptanceSummary(isPreview: context.isPreview)
        for cash in waiting {
            summary.cashFlows += 1
            do {
                let order = AcceptanceOrder(
                    contract: cash.contract, cashFlowNumber: cash.cashFlow)
                let receipt = try acceptCash(order, context)
                if receipt.processes.isEmpty {
                    summary.leave(cash, receipt.warnings.last)
                } else {
                    summary.accepted += 1
                }
            } catch {
                if case .fault = error { throw error }
                if case .unexpected = error { throw error }
                summary.leave(cash, Warning(code: error.code, message: error.message))
            }
        }
        return summary
    }
}

extension AcceptanceSummary {
    fileprivate mutating func leave(_ cash: WaitingCash, _ why: Warning?) {
        waiting.append(
            StillWaiting(
                contract: cash.contract, cashFlow: cash.cashFlow, amount: cash.amount,
                code: why?.code ?? "W-UNACCEPTED", message: why?.message ?? "nothing is owed"))
    }
}
