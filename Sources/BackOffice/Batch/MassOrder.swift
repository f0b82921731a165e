package import Contracts
import Formats
import FoundationEssentials
import Measures
import Orders
import Processes
import Storage

/// How far a mass order has come, for whoever waits.
package struct MassProgress: Sendable {
    package let contracts: Int
    package let contractsInAll: Int
}

extension Office {
    /// Carries out one process on many contracts, as `carryOut` does on one.
    ///
    /// One transaction a chunk: an order that was killed goes on where it stopped when it is
    /// given again, and one that is done does nothing a second time; its key is the request
    /// key, or else what it says. A refusal is recorded and stops nothing.
    /// - Throws: `input` for a process that is for one contract only, `notFound` for contracts
    ///   and products there are not, `keyUsed`, `refused(.day(.periodClosed))`, `fault`; nothing is
    ///   changed then.
    /// - Source: R004-30, R000-43...47.
    package func carryOut(
        _ order: any DebtProcess, onEach selection: ContractSelection, _ context: OrderContext,
        progress: (MassProgress) -> Void
    ) throws(OfficeError) -> MassSummary {
        try context.check()
        return try sorting {
            try order.requireForMany()
            let start = clock()
            var summary =
                context.isPreview
                ? try preview(order, selection, context, progress)
                : try run(order, selection, context, progress)
            summary.seconds = Double(clock().rawValue - start.rawValue) / 1000
            return summary
        }
    }

    private func run(
        _ order: any DebtProcess, _ selection: ContractSelection, _ context: OrderContext,
        _ progress: (MassProgress) -> Void
    ) throws -> MassSummary {
        let (before, isRepeat) = try working(context) { unit in
            try unit.massBatch(order, selection, key: context.idempotencyKey)
        }
        let total = try store.reading { try selection.contractsMax($0) }
        var batch = before
        // Rules of another version may come between two chunks; the contracts stay the same.
        let selected = try store.reading { reading in
            try SelectedContracts(selection, on: order.valueTime.day, reading, rules(reading))
        }
        while batch.state == .running {
            batch = try working(context) { unit in
                let chunk = try MassChunk(
                    order, on: selected, after: batch.throughContract, unit.transaction,
                    unit.rules)
                return try chunk.put(batch, unit)
            }
            progress(MassProgress(contracts: batch.contracts, contractsInAll: total))
        }
        var summary = MassSummary(order, batch)
        summary.isRepeat = isRepeat && before.state == .done
        summary.isResumed = isRepeat && before.state == .running
        summary.refusals = try store.reading { try $0.refused(by: batch, limit: 100) }
        return summary
    }

    private func preview(
        _ order: any DebtProcess, _ selection: ContractSelection, _ context: OrderContext,
        _ progress: (MassProgress) -> Void
    ) throws -> MassSummary {
        try store.reading { reading in
            let rules = try rules(reading).dated(nearDays(context))
            try rules.requireOpen(order.valueTime.day)
            let selected = try SelectedContracts(
                selection, on: order.valueTime.day, reading, rules)
            let total = try selection.contractsMax(reading)
            var batch = BatchProgress(
                work: WorkID(rawValue: 0), kind: UnitOfWork.massOrder, day: order.valueTime.day)
            var refusals: [RefusedContract] = []
            while batch.state == .running {
                let chunk = try MassChunk(
                    order, on: selected, after: batch.throughContract, reading, rules)
                batch = chunk.adding(to: batch)
                refusals += try chunk.refusals(limit: 100 - refusals.count, reading)
                progress(MassProgress(contracts: batch.contracts, contractsInAll: total))
            }
            var summary = MassSummary(order, batch)
            summary.isPreview = true
            summary.refusals = refusals
            return summary
        }
    }
}

extension UnitOfWork {
    /// The kind of batch that a mass order is.
    static let massOrder = "mass order"

    /// The batch of a mass order: a new one, or the one that has its key.
    func massBatch(
        _ order: any DebtProcess, _ selection: ContractSelection, key: String?
    ) throws -> (BatchProgress, isRepeat: Bool) {
        let kind = WorkKind.process(order.code)
        let parameters = try text(of: MassOrderRecord(order: order, contracts: selection))
        let key = key ?? "mass/\(kind.code)/\(Fingerprint(of: parameters))"
        if let stored = try transaction.work(key: key) {
            guard stored.work.isOf == kind, stored.work.parameters == parameters,
                let batch = try transaction.batch(stored.id)
            else { throw OfficeError.keyUsed(key) }
            return (batch, true)
        }
        try rules.requireOpen(order.valueTime.day)
        _ = try SelectedContracts(selection, on: order.valueTime.day, transaction, rules)
        let work = try record(kind, parameters: parameters, on: nil, key: key)
        let batch = BatchProgress(work: work, kind: UnitOfWork.massOrder, day: order.valueTime.day)
        try transaction.put(batch)
        return (batch, false)
    }
}

extension DebtProcess {
    /// - Throws: `input` for what lays the cash flow of one contract over its debt.
    fileprivate func requireForMany() throws {
        guard let type = Catalogue[code] else { return }
        if type.parameters.contains(where: { $0.kind == .cashFlow }) {
            throw OfficeError.input(
                field: "process", value: code.rawValue,
                accepted: "one that takes no cash flow of a contract")
        }
    }
}

extension MassSummary {
    fileprivate init(_ order: any DebtProcess, _ batch: BatchProgress) {
        self.init(
            process: order.code.rawValue, valueTime: "\(order.valueTime)",
            contracts: batch.contracts, processes: batch.processes,
            nothingToDo: batch.contracts - batch.processes - batch.refused,
            operations: batch.operations, refused: batch.refused)
    }
}
