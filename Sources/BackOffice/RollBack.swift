import Contracts
package import Measures
import Storage

/// What a rollback took away.
package struct RollbackReceipt: Codable, Sendable {
    package let contract: String
    package let from: String
    /// True when the request key had been carried out before and nothing was done now.
    package let isRepeat: Bool
    package let isPreview: Bool
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
    /// - Throws: `notFound`; `keyUsed`; `refused(.periodClosed)` for a moment of a closed period,
    ///   `refused(.nothing)` when no process is that late,
    ///   `refused(.linkedContractMoved)` when the other contract has moved on since;
    ///   `export(.exported)` when a process has left the house in a live batch; `fault`.
    /// - Source: D-3.38.
    package func rollBack(
        _ number: String, from time: ValueTime, _ slip: OrderSlip
    ) throws(OfficeError) -> RollbackReceipt {
        try sorting {
            if slip.isPreview {
                return try store.reading { reading in
                    let rules = try rules(reading)
                    let own = try Rolling(number, time, reading, rules)
                    let taken = Taken(own, try own.others(reading, rules))
                    return RollbackReceipt(
                        number, from: time, taken, isRepeat: false, isPreview: true)
                }
            }
            return try working(slip) { desk in
                let parameters = try text(of: ["from": "\(time)"])
                let contract = try desk.load(number)
                if let repeated = try desk.earlierRollback(
                    slip.requestKey, parameters, contract)
                {
                    return repeated
                }
                return try desk.rollBack(number, from: time, parameters, key: slip.requestKey)
            }
        }
    }
}

/// What rollbacks of one order took away together.
private struct Taken {
    let processes: Int
    let operations: Int
    let others: [String]
    /// The last operation date of the contract it was asked for.
    let lastOperation: ValueTime?

    init(_ own: Rolling, _ others: [Rolling]) {
        let all = [own] + others
        processes = all.reduce(0) { $0 + $1.goes.count }
        operations = all.reduce(0) { $0 + $1.operations }
        self.others = others.map(\.number)
        lastOperation = own.state.lastOperation
    }

    init(_ goes: [StoredProcess], others: [String], lastOperation: ValueTime?) {
        processes = goes.count
        operations = goes.reduce(0) { $0 + $1.operationIDs.count }
        self.others = others
        self.lastOperation = lastOperation
    }
}

extension RollbackReceipt {
    fileprivate init(
        _ contract: String, from: ValueTime, _ taken: Taken, isRepeat: Bool, isPreview: Bool
    ) {
        self.init(
            contract: contract, from: "\(from)", isRepeat: isRepeat, isPreview: isPreview,
            processes: taken.processes, operations: taken.operations, others: taken.others,
            lastOperation: taken.lastOperation.map { "\($0)" })
    }
}

extension Desk {
    fileprivate func rollBack(
        _ number: String, from time: ValueTime, _ parameters: String, key: String?
    ) throws -> RollbackReceipt {
        let own = try Rolling(number, time, transaction, rules)
        let others = try own.others(transaction, rules)
        let work = try record(
            "rollback", parameters: parameters, on: own.loaded.state.id, key: key)
        for rolling in [own] + others {
            _ = try transaction.insert(
                NewRollback(from: rolling.from, head: rolling.head, work: work),
                moving: rolling.loaded, to: rolling.state)
        }
        return RollbackReceipt(
            number, from: time, Taken(own, others), isRepeat: false, isPreview: false)
    }

    /// What a rollback under this key took away when it was first carried out; nil when it is new.
    /// - Throws: `keyUsed` when another order was given under the key.
    fileprivate func earlierRollback(
        _ key: String?, _ parameters: String, _ contract: LoadedContract
    ) throws -> RollbackReceipt? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        let rollbacks = try transaction.rollbacks(from: contract.lastRollback)
        guard stored.work.kind == "rollback", stored.work.contract == contract.state.id,
            stored.work.parameters == parameters,
            let rollback = rollbacks.first(where: { $0.work == stored.id })
        else { throw OfficeError.keyUsed(key) }
        let together = try transaction.allRollbacks().filter { $0.work == stored.id }
        let gone = try together.flatMap { rollback in
            try transaction.history(
                from: rollback.headBefore, limit: rollback.processes, postings: rules.postings)
        }
        let others = try together.filter { $0.contract != contract.state.id }.map {
            try transaction.contract($0.contract).terms.number
        }
        let head = try rollback.headAfter.map {
            try transaction.process($0, postings: rules.postings)
        }
        return RollbackReceipt(
            contract.state.terms.number, from: rollback.from,
            Taken(gone, others: others, lastOperation: head?.valueTime), isRepeat: true,
            isPreview: false)
    }
}
