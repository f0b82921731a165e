import Contracts
import Measures
package import Orders
import Storage

extension Office {
    /// Lets auto-accept lay a cash flow that waits over the debt, in its place where it is late.
    ///
    /// What people and money did after its day is taken back and done again around it; a preview
    /// says what will be otherwise.
    /// - Throws: `notFound`; `cashFlowNotOpen` for one that does not wait, or that was restored;
    ///   `late` where it cannot be put in its place; `keyUsed`, `previewOutdated`, `fault`.
    package func acceptCash(
        _ order: AcceptanceOrder, _ context: OrderContext
    ) throws(OfficeError) -> Receipt {
        try carry(sorting { try .accepting(order) }, context)
    }
}

extension Order<Receipt> {
    fileprivate static func accepting(_ order: AcceptanceOrder) throws -> Order {
        let parameters = try text(of: order)
        return Order(kind: .acceptCash, request: parameters) { reading, rules in
            let contract = try reading.load(order.contract, rules)
            let flow = try contract.state.waiting(order.cashFlow)
            let told = ToldCash(flow: flow, early: try reading.earlyRequest(with: flow.id))
            let settled = try SettledCash(told, on: contract, across: .all, reading, rules)
            let answer = settled.receipt(on: contract, settled.steps.map { $0.tree(nil) })
            return Proposal(
                answer: answer, previewToken: try token(.acceptCash, of: answer, on: [contract])
            ) { unit, context in
                if settled.steps.isEmpty { return answer }
                let work = try unit.record(
                    .acceptCash, parameters: parameters, on: contract.state.id,
                    key: context.idempotencyKey)
                let put = try unit.put(settled, of: flow, on: contract, for: work)
                return settled.receipt(on: contract, put.trees)
            }
        }
    }
}

extension ContractState {
    /// A cash flow that waits for auto-accept.
    fileprivate func waiting(_ id: CashFlowID) throws -> CashFlow {
        guard let flow = cashFlow(id), flow.unaccepted > 0, flow.restored == 0 else {
            throw Refusal.cash(.cashFlowNotOpen(id))
        }
        return flow
    }
}

extension ReadSession {
    /// What the payer asked for with a cash flow.
    fileprivate func earlyRequest(with id: CashFlowID) throws -> EarlyRequest? {
        guard let stored = try work(cashFlow(id).flow.work)?.work,
            [.receiveCash, .keepCash].contains(stored.isOf)
        else { return nil }
        let order: CashOrder = try decoded(stored.parameters)
        return order.early
    }
}

extension SettledCash {
    fileprivate func receipt(on contract: LoadedContract, _ trees: [ProcessTree]) -> Receipt {
        var receipt = Receipt(
            of: contract.state.terms.number, trees, trees.isEmpty ? .nothingToDo : .done)
        receipt.unaccepted = contract.state.money(left).text
        receipt.warnings = warnings
        receipt.trace = trace
        receipt.backdating = view
        return receipt
    }
}
