import BackOffice
import Storage

/// Nights, mass orders and mass rollbacks held against what they have recorded or cancelled.
struct BatchAudit {
    private var done: [WorkID: (processes: Int, operations: Int)] = [:]
    private let batches: [BatchProgress]
    private let cancelled: [ProcessID: WorkID]
    private var tally = Tally("I25", "a night or mass order has recorded what it counts")

    /// - Parameter cancelled: what batches have cancelled.
    init(
        _ reading: ReadSession, _ orders: RecordedOrders, cancelled: [ProcessID: WorkID]
    ) throws {
        self.cancelled = cancelled
        batches = try reading.allBatches()
        for batch in batches { done[batch.work] = (0, 0) }
        for work in orders.ofNights.subtracting(batches.map(\.work)).sorted() {
            tally.see(false, "night \(work.rawValue): how far it has come")
        }
    }

    mutating func see(_ process: ScannedProcess) {
        for work in [process.work, cancelled[process.id]].compactMap(\.self) {
            guard let counted = done[work] else { continue }
            done[work] = (counted.processes + 1, counted.operations + process.operations.count)
        }
    }

    /// - Shape: after every process was seen.
    var result: InvariantResult {
        var tally = tally
        for batch in batches {
            let counted = done[batch.work] ?? (0, 0)
            tally.see(
                counted == (batch.processes, batch.operations),
                "batch \(batch.work.rawValue): \(batch.processes) processes and "
                    + "\(batch.operations) operations, \(counted.processes) and "
                    + "\(counted.operations) recorded")
        }
        return tally.result
    }
}
