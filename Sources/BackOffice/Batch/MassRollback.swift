import Contracts
import FoundationEssentials
package import Measures
import Orders
import Storage

extension Office {
    /// Cancels every process of many contracts from a moment on, as `rollBack` does on one.
    ///
    /// One transaction a chunk: an order that was killed goes on where it stopped when it is given
    /// again. One that is done is done again without a key, for the same mistake may be made twice;
    /// under its key it does nothing. What cannot be rolled back is recorded and stops nothing.
    /// - Throws: `notFound` for contracts and products there are not, `keyUsed`,
    ///   `refused(.day(.periodClosed))`, `fault`; nothing is changed then.
    /// - Source: D-3.38, R000-43...47.
    package func rollBack(
        onEach selection: ContractSelection, from time: ValueTime, _ context: OrderContext,
        progress: (MassProgress) -> Void
    ) throws(OfficeError) -> MassRollbackSummary {
        try context.check()
        return try sorting {
            let start = clock()
            var summary =
                context.isPreview
                ? try previewRollback(selection, time, context, progress)
                : try runRollback(selection, time, context, progress)
            summary.seconds = Double(clock().rawValue - start.rawValue) / 1000
            return summary
        }
    }

    private func runRollback(
        _ selection: ContractSelection, _ time: ValueTime, _ context: OrderContext,
        _ progress: (MassProgress) -> Void
    ) throws -> MassRollbackSummary {
        let (before, isRepeat) = try working(context) { unit in
            try unit.rollbackBatch(selection, time, key: context.idempotencyKey)
        }
        let total = try store.reading { try selection.contractsMax($0) }
        var run = RollbackRun(selection, from: time, before)
        while run.batch.state == .running {
            run = try working(context) { unit in
                var next = run
                try next.take(unit.transaction, unit.rules) {
                    try unit.rollBack($0, for: before.work)
                }
                try unit.put(next.newRefusals, of: before.work)
                try unit.transaction.put(next.batch)
                return next
            }
            progress(MassProgress(contracts: run.batch.contracts, contractsInAll: total))
        }
        return try store.reading { reading in
            var summary = MassRollbackSummary(
                from: time, run.batch, rolledBack: try reading.contractsRolledBack(by: before.work))
            summary.isRepeat = isRepeat && before.state == .done
            summary.isResumed = isRepeat && before.state == .running
            summary.refusals = try reading.refused(by: run.batch, limit: 100)
            return summary
        }
    }

    private func previewRollback(
        _ selection: ContractSelection, _ time: ValueTime, _ context: OrderContext,
        _ progress: (MassProgress) -> Void
    ) throws -> MassRollbackSummary {
        try store.reading { reading in
            let rules = try rules(reading).dated(nearDays(context))
            try rules.requireOpen(time.day)
            let total = try selection.contractsMax(reading)
            let batch = BatchProgress(
                work: WorkID(rawValue: 0), kind: UnitOfWork.massRollback, day: time.day)
            var run = RollbackRun(selection, from: time, batch)
            var refusals: [RefusedContract] = []
            while run.batch.state == .running {
                try run.take(reading, rules) { _ in }
                refusals += try run.newRefusals.prefix(100 - refusals.count).map {
                    try $0.named(on: time.day, reading)
                }
                progress(MassProgress(contracts: run.batch.contracts, contractsInAll: total))
            }
            var summary = MassRollbackSummary(
                from: time, run.batch, rolledBack: run.rolledBack.count)
            summary.isPreview = true
            summary.refusals = refusals
            return summary
        }
    }
}

/// What a rollback of many contracts has done.
package struct MassRollbackSummary: Codable, Sendable {
    package let from: String
    /// Contracts that were looked at, and those that had to go with them.
    package let contracts: Int
    /// Contracts of which something was cancelled.
    package let rolledBack: Int
    package let processes: Int
    package let operations: Int
    /// Contracts that have nothing so late.
    package let nothingToDo: Int
    package let refused: Int
    package fileprivate(set) var seconds = 0.0
    /// True when it had been carried out before and nothing was done now.
    package fileprivate(set) var isRepeat = false
    /// True when an order that was interrupted went on.
    package fileprivate(set) var isResumed = false
    /// True when the order was only tried: nothing is stored.
    package fileprivate(set) var isPreview = false
    /// At most a hundred, the rest is in the ledger.
    package fileprivate(set) var refusals: [RefusedContract] = []

    fileprivate init(from time: ValueTime, _ batch: BatchProgress, rolledBack: Int) {
        from = "\(time)"
        contracts = batch.contracts
        self.rolledBack = rolledBack
        processes = batch.processes
        operations = batch.operations
        nothingToDo = batch.contracts - rolledBack - batch.refused
        refused = batch.refused
    }
}

extension UnitOfWork {
    /// The kind of batch that a rollback of many contracts is.
    package static let massRollback = "mass rollback"

    /// The batch of a rollback: a new one, the one that was left unfinished, or that of the key.
    func rollbackBatch(
        _ selection: ContractSelection, _ time: ValueTime, key: String?
    ) throws -> (BatchProgress, isRepeat: Bool) {
        let parameters = try text(of: MassRollbackRecord(from: time, contracts: selection))
        let base = key ?? "rollback/\(Fingerprint(of: parameters))"
        var own = base
        var times = 1
        while let stored = try transaction.work(key: own) {
            guard stored.work.isOf == .rollback, stored.work.parameters == parameters,
                let batch = try transaction.batch(stored.id)
            else { throw OfficeError.keyUsed(own) }
            if key != nil || batch.state == .running { return (batch, true) }
            times += 1
            own = "\(base)/\(times)"
        }
        try rules.requireOpen(time.day)
        _ = try SelectedContracts(selection, on: time.day, transaction, rules)
        let work = try record(.rollback, parameters: parameters, on: nil, key: own)
        let batch = BatchProgress(work: work, kind: UnitOfWork.massRollback, day: time.day)
        try transaction.put(batch)
        return (batch, false)
    }

    fileprivate func put(_ refusals: [RollbackRun.Refused], of work: WorkID) throws {
        for item in refusals {
            try transaction.insert(
                BatchRefusal(
                    work: work, contract: item.contract, code: item.error.code,
                    text: item.error.message))
        }
    }
}

/// A rollback of many contracts as it is stored.
private struct MassRollbackRecord: Encodable {
    let from: ValueTime
    let contracts: ContractSelection
}
