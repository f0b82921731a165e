import Contracts
import Measures
import Processes
import Storage

/// A run of contracts on which a mass order was decided, not yet written.
struct MassChunk {
    /// Contracts that one transaction of a mass order moves.
    static let contractsMax = 1_000

    private let valueTime: ValueTime
    /// The last contract looked at.
    let through: ContractID
    /// Whether no contract comes after it.
    let isLast: Bool
    private(set) var contracts = 0
    private var decided: [(order: DecidedOrder, loaded: LoadedContract)] = []
    private var refused: [(contract: ContractID, error: OfficeError)] = []

    /// Decides the order on the next contracts after `cursor`.
    init(
        _ order: any DebtProcess, on selected: SelectedContracts, after cursor: ContractID,
        _ reading: ReadSession, _ rules: Rules
    ) throws {
        valueTime = order.valueTime
        let ids = try selected.ids(after: cursor, limit: MassChunk.contractsMax, reading)
        through = ids.last ?? cursor
        isLast = ids.count < MassChunk.contractsMax
        for id in ids {
            do {
                let loaded = try reading.load(id, rules)
                guard try selected.takes(loaded.state) else { continue }
                let made = try DecidedOrder(order, on: loaded, reading, rules)
                if !made.steps.isEmpty { decided.append((made, loaded)) }
                contracts += 1
            } catch let error as OfficeError {
                contracts += 1
                refused.append((id, error))
            } catch let fault as StoreFault where fault.isDamage {
                contracts += 1
                refused.append((id, .fault(fault)))
            }
        }
    }

    /// Writes the chunk and how far the batch has come: all of it, or nothing.
    func put(_ batch: BatchProgress, _ unit: UnitOfWork) throws -> BatchProgress {
        // What is made up has times of its own, which each row is held against.
        let atOnce = decided.filter { $0.order.steps.allSatisfy { $0.valueTime == valueTime } }
        let others = decided.filter { $0.order.steps.contains { $0.valueTime != valueTime } }
        for item in others { _ = try unit.put(item.order.steps, on: item.loaded, for: batch.work) }
        try unit.transaction.unlocked(at: valueTime) {
            for item in atOnce {
                _ = try unit.put(item.order.steps, on: item.loaded, for: batch.work)
            }
        }
        for item in refused {
            try unit.transaction.insert(
                BatchRefusal(
                    work: batch.work, contract: item.contract, code: item.error.code,
                    text: item.error.message))
        }
        let next = adding(to: batch)
        try unit.transaction.put(next)
        return next
    }

    /// How far the batch is when the chunk is done.
    func adding(to batch: BatchProgress) -> BatchProgress {
        var next = batch
        next.contracts += contracts
        next.processes += decided.reduce(0) { $0 + $1.order.steps.count }
        next.operations += decided.reduce(0) { $0 + $1.order.operationCount }
        next.refused += refused.count
        next.throughContract = through
        if isLast { next.state = .done }
        return next
    }

    /// How many contracts it moves.
    var moved: Int { decided.count }

    /// What the contracts said no to, at most `limit` of them.
    func refusals(limit: Int, _ reading: ReadSession) throws -> [RefusedContract] {
        try refused.prefix(limit).map { item in
            RefusedContract(
                contract: try reading.contract(item.contract).terms.number,
                day: "\(valueTime.day)", code: item.error.code, message: item.error.message)
        }
    }
}
