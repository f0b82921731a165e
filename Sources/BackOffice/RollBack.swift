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
    /// The last operation date now; nil when nothing is left.
    package let lastOperation: String?
}

extension Office {
    /// Cancels every process of a contract from a moment on and folds what remains.
    ///
    /// Nothing is deleted: the cancelled processes stay readable, off the chain. Cash flows
    /// stay and become unaccepted.
    /// - Throws: `notFound`; `keyUsed`; `refused(.nothing)` when no process is that late;
    ///   `export(.exported)` when one has left the house in a live batch; `fault`.
    /// - Source: domain §3.38.
    package func rollBack(
        _ number: String, from time: ValueTime, _ slip: OrderSlip
    ) throws(OfficeError) -> RollbackReceipt {
        try sorting {
            if slip.isPreview {
                return try store.reading { reading in
                    try Rolling(number, time, reading, rules(reading)).receipt(isPreview: true)
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
                let rolling = try Rolling(number, time, desk.transaction, desk.rules)
                let work = try desk.record(
                    "rollback", parameters: parameters, on: rolling.loaded.state.id,
                    key: slip.requestKey)
                _ = try desk.transaction.insert(
                    NewRollback(from: time, head: rolling.stays.first?.id, work: work),
                    moving: rolling.loaded, to: rolling.state)
                return rolling.receipt(isPreview: false)
            }
        }
    }
}

/// A rollback worked out: which processes go, and the state without them.
private struct Rolling {
    let loaded: LoadedContract
    let from: ValueTime
    /// Newest first.
    let goes: [StoredProcess]
    let stays: [StoredProcess]
    let state: ContractState

    init(_ number: String, _ from: ValueTime, _ reading: Reading, _ rules: Rules) throws {
        guard let id = try reading.contractID(number: number) else {
            throw OfficeError.notFound(.contract, number)
        }
        let past = try Past(of: id, knownAt: nil, reading, rules)
        loaded = past.loaded
        self.from = from
        goes = past.live.filter { $0.valueTime >= from }
        stays = past.live.filter { $0.valueTime < from }
        guard !goes.isEmpty else { throw Refusal.nothing(to: "roll back from \(from)") }
        try LiveExports(reading).requireUnexported(goes, rules.postings)
        state = try past.state(of: stays)
    }

    func receipt(isPreview: Bool) -> RollbackReceipt {
        RollbackReceipt(
            contract: loaded.state.terms.number, from: "\(from)", isRepeat: false,
            isPreview: isPreview, processes: goes.count,
            operations: goes.reduce(0) { $0 + $1.operationIDs.count },
            lastOperation: state.lastOperation.map { "\($0)" })
    }
}

extension Desk {
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
        let gone = try transaction.history(
            from: rollback.headBefore, limit: rollback.processes, postings: rules.postings)
        let head = try rollback.headAfter.map {
            try transaction.process($0, postings: rules.postings)
        }
        return RollbackReceipt(
            contract: contract.state.terms.number, from: "\(rollback.from)", isRepeat: true,
            isPreview: false, processes: gone.count,
            operations: gone.reduce(0) { $0 + $1.operationIDs.count },
            lastOperation: head.map { "\($0.valueTime)" })
    }
}
