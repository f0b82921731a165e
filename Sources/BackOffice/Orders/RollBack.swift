import Contracts
package import Measures
import Orders
import Storage

/// What a rollback took away.
package struct RollbackReceipt: Codable, Sendable, OrderAnswer {
    package let contract: String
    package let from: String
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    package let processes: Int
    package let operations: Int
    /// Contracts that were rolled back with it: the other sides of restructurings.
    package let others: [String]
    /// The last operation date now; nil when nothing is left.
    package let lastOperation: String?
}

extension Office {
    /// Cancels every process of a contract from a moment on and folds what remains.
    ///
    /// Nothing is deleted: the cancelled processes stay readable, off the chain. Cash flows
    /// stay and become unaccepted.
    /// A restructuring goes on both of its contracts or on none.
    /// - Throws: `notFound`; `keyUsed`; `refused(.day(.periodClosed))` for a moment of a
    ///   closed period, `refused(.amount(.nothing))` when no process is that late,
    ///   `refused(.state(.linkedContractMoved))` when the other contract has moved on since;
    ///   `export(.exported)` when a process has left the house in a live batch; `fault`.
    /// - Source: D-3.38.
    package func rollBack(
        _ number: String, from time: ValueTime, _ context: OrderContext
    ) throws(OfficeError) -> RollbackReceipt {
        let order = RollbackOrder(contract: number, from: time)
        return try carry(sorting { try .rollback(order) }, context)
    }
}

extension Order<RollbackReceipt> {
    fileprivate static func rollback(_ order: RollbackOrder) throws -> Order {
        let parameters = try text(of: ["from": "\(order.from)"])
        return Order(kind: .rollback, request: try text(of: order)) { reading, rules in
            let own = try RollbackPlan(order.contract, order.from, reading, rules)
            let all = [own] + (try own.others(reading, rules))
            let answer = RollbackReceipt(order.contract, from: order.from, all)
            return Proposal(
                answer: answer,
                previewToken: try token(.rollback, of: answer, on: all.map(\.loaded))
            ) { unit, context in
                let work = try unit.record(
                    .rollback, parameters: parameters, on: own.loaded.state.id,
                    key: context.idempotencyKey)
                for rolling in all { try unit.rollBack(rolling, for: work) }
                return answer
            }
        }
    }
}

extension UnitOfWork {
    /// Puts a rollback down. A payment that was none of the contract stays void.
    func rollBack(_ plan: RollbackPlan, for work: WorkID) throws {
        var current = try transaction.insert(
            NewRollback(from: plan.from, head: plan.head, work: work), moving: plan.loaded,
            to: plan.state)
        for process in plan.goes.reversed() {
            guard let id = process.voidedFlow, let flow = current.state.cashFlow(id) else {
                continue
            }
            let step = try DecidedProcess(
                voiding: flow, on: current.state, since: plan.from, rules)
            let order = try transaction.firstOrder(of: process)
            current = try put(step, on: current, for: work)
            if let again = current.lastProcess {
                try transaction.noteRedone(again, orderedBy: order)
            }
        }
    }
}

extension RollbackReceipt {
    /// - Shape: the contract it was asked for stands first.
    fileprivate init(_ contract: String, from: ValueTime, _ all: [RollbackPlan]) {
        self.contract = contract
        self.from = "\(from)"
        processes = all.reduce(0) { $0 + $1.goes.count }
        operations = all.reduce(0) { $0 + $1.operations }
        others = all.dropFirst().map(\.number)
        lastOperation = all.first?.state.lastOperation.map { "\($0)" }
    }
}
