import BackOffice
import Contracts
import Storage

/// Rollbacks held against the processes that they have cancelled.
struct RollbackAudit {
    private(set) var cancelled: Set<ProcessID> = []
    /// What was cancelled by orders that go over many contracts.
    private(set) var cancelledByBatch: [ProcessID: WorkID] = [:]
    private var tally = Tally("I4d", "a rollback cancels the end of its contract's chain")

    /// - Shape: each rollback in the order of recording; told of what cannot be read.
    init(
        _ rollbacks: [StoredRollback], _ orders: RecordedOrders, _ reading: ReadSession,
        damaged: (StoreFault) throws -> Void
    ) throws {
        for rollback in rollbacks {
            do {
                try see(rollback, orders, reading)
            } catch let fault as StoreFault where fault.isDamage {
                try damaged(fault)
            }
        }
    }

    var result: InvariantResult { tally.result }

    private mutating func see(
        _ rollback: StoredRollback, _ orders: RecordedOrders, _ reading: ReadSession
    ) throws {
        let isBatch = !orders.isAtOnce(rollback.work)
        let isOrdered = orders.may(rollback.work, move: rollback.contract.rawValue)
        let gone = try reading.links(from: rollback.headBefore, to: rollback.headAfter)
        cancelled.formUnion(gone.map(\.id))
        if isBatch { for process in gone { cancelledByBatch[process.id] = rollback.work } }
        let stays = try rollback.headAfter.map(reading.link)
        let isOwn = gone.allSatisfy {
            $0.contract == rollback.contract && $0.valueTime >= rollback.from
        }
        let isEnd =
            stays.map { $0.contract == rollback.contract && $0.valueTime < rollback.from } ?? true
        tally.see(
            isOrdered && isOwn && isEnd && gone.count == rollback.processes,
            "rollback \(rollback.id.rawValue)")
    }
}
