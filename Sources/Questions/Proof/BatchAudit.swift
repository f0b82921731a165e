import BackOffice
import Measures
import Orders
import Storage

/// Nights and mass orders held against what they have recorded.
struct BatchAudit {
    private var done: [WorkID: (processes: Int, operations: Int)] = [:]
    private let batches: [BatchProgress]
    private var tally = Tally("I25", "a night or mass order has recorded what it counts")

    init(_ reading: ReadSession, _ orders: RecordedOrders) throws {
        batches = try reading.allBatches()
        for batch in batches { done[batch.work] = (0, 0) }
        for work in orders.ofNights.subtracting(batches.map(\.work)).sorted() {
            tally.see(false, "night \(work.rawValue): how far it has come")
        }
        for batch in batches {
            tally.see(
                try batch.isOrdered(reading),
                "batch \(batch.work.rawValue): \(batch.kind) of \(batch.day)")
        }
    }

    mutating func see(_ process: ScannedProcess) {
        guard let counted = done[process.work] else { return }
        done[process.work] = (
            counted.processes + 1, counted.operations + process.operations.count
        )
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

/// The day that a batch was ordered for: that of a night, or on which a process was to stand.
private struct OrderedDay: Decodable {
    let day: Day?
    let valueTime: ValueTime?
}

extension BatchProgress {
    /// Whether there is an order for this, on this day.
    fileprivate func isOrdered(_ reading: ReadSession) throws -> Bool {
        guard let order = try reading.work(work)?.work else { return false }
        let isNight = order.isOf == .night
        guard isNight == (kind == WorkKind.night.code) else { return false }
        let ordered: OrderedDay
        do {
            ordered = try readJSON(Array(order.parameters.utf8))
        } catch {
            return false
        }
        return day == (isNight ? ordered.day : ordered.valueTime?.day)
    }
}
