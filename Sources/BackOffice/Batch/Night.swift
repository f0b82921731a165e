import Contracts
import Dispatch
package import Measures
import Orders
import Processes
import Storage
import Synchronization

/// How far a night has come, for whoever waits.
package struct NightProgress: Sendable {
    package let day: Day
    package let contracts: Int
    package let contractsInAll: Int
}

extension Office {
    /// Processes the whole portfolio, night by night, through the last day.
    ///
    /// One transaction a chunk: a night that was killed goes on where it stopped, and a night
    /// that is done does nothing a second time. A refusal is recorded and stops nothing.
    /// - Days: both are included.
    /// - Throws: `input` when the days are out of order, `refused(.day(.periodClosed))` for
    ///   a night that was never begun and lies in a closed period, `fault`.
    /// - Source: R004-63; docs/decisions, 0006.
    package func nights(
        from first: Day, through last: Day, _ context: OrderContext,
        progress: (NightProgress) -> Void
    ) throws(OfficeError) -> NightSummary {
        guard first <= last else {
            throw .input(field: "to", value: "\(last)", accepted: "\(first) or later")
        }
        return try sorting {
            let start = clock()
            var summary = NightSummary(from: first, through: last)
            var day = first
            while day <= last {
                try night(day, context, &summary, progress)
                day = day.next
            }
            summary.seconds = Double(clock().rawValue - start.rawValue) / 1000
            return summary
        }
    }

    private func night(
        _ day: Day, _ context: OrderContext, _ summary: inout NightSummary,
        _ progress: (NightProgress) -> Void
    ) throws {
        let before = try begin(day, context, &summary)
        let total = try store.reading { try $0.contractCount() }
        var batch = before
        var chunk: NightChunk?
        while batch.state == .running {
            (chunk, batch) = try turn(day, chunk, batch, context)
            progress(
                NightProgress(day: day, contracts: batch.contracts, contractsInAll: total))
        }
        summary.add(batch, since: before)
        if batch.refused > before.refused {
            let room = 100 - summary.refusals.count
            summary.refusals += try store.reading { try $0.refused(by: batch, limit: room) }
        }
    }

    /// One core decides the next chunk while the other writes this one.
    private func turn(
        _ day: Day, _ chunk: NightChunk?, _ batch: BatchProgress, _ context: OrderContext
    ) throws -> (NightChunk?, BatchProgress) {
        let decided = Mutex<Result<NightChunk?, any Error>>(.success(nil))
        let written = Mutex<Result<BatchProgress, any Error>>(.success(batch))
        DispatchQueue.concurrentPerform(iterations: 2) { lane in
            if lane == 0, chunk?.isLast != true {
                let cursor = chunk?.through ?? batch.throughContract
                let result = Result<NightChunk?, any Error> {
                    try self.decide(day, after: cursor)
                }
                decided.withLock { $0 = result }
            } else if lane == 1, let chunk {
                let result = Result { try self.write(chunk, batch, context) }
                written.withLock { $0 = result }
            }
        }
        let progressed = try written.withLock { $0 }.get()
        let next = try decided.withLock { $0 }.get()
        // A chunk that was decided again may have ended elsewhere: what was to follow it would
        // leave contracts out.
        let follows = chunk.map { $0.through == progressed.throughContract } ?? true
        return (follows ? next : nil, progressed)
    }

    /// The batch of the night: a new one, or the one that was left unfinished.
    private func begin(
        _ day: Day, _ context: OrderContext, _ summary: inout NightSummary
    ) throws -> BatchProgress {
        try working(context) { unit in
            let known = try unit.transaction.batches(
                kind: WorkKind.night.code, from: day, through: day)
            if let batch = known.last {
                summary.isResumed = summary.isResumed || batch.state == .running
                return batch
            }
            try unit.rules.requireOpen(day)
            let parameters = try text(of: NightOrder(day: day))
            let work = try unit.record(
                .night, parameters: parameters, on: nil, key: "night/\(day)")
            let batch = BatchProgress(work: work, kind: WorkKind.night.code, day: day)
            try unit.transaction.put(batch)
            return batch
        }
    }

    private func decide(_ day: Day, after cursor: ContractID) throws -> NightChunk {
        try store.reading { reading in
            try NightChunk(day, after: cursor, reading, rules(reading))
        }
    }

    private func write(
        _ chunk: NightChunk, _ batch: BatchProgress, _ context: OrderContext
    ) throws -> BatchProgress {
        do {
            return try working(context) { try chunk.put(batch, $0) }
        } catch StoreFault.versionConflict {
            // Somebody moved a contract meanwhile: decide again, alone this time.
            return try working(context) { unit in
                let again = try NightChunk(
                    chunk.day, after: batch.throughContract, unit.transaction, unit.rules)
                return try again.put(batch, unit)
            }
        }
    }
}

extension ReadSession {
    /// What the contracts of a batch said no to, in the order of the contracts.
    func refused(by batch: BatchProgress, limit: Int) throws -> [RefusedContract] {
        if batch.refused == 0 || limit <= 0 { return [] }
        return try refusals(of: batch.work, after: ContractID(rawValue: 0), limit: limit).map {
            RefusedContract(
                contract: try contract($0.contract).terms.number, day: "\(batch.day)",
                code: $0.code, message: $0.text)
        }
    }
}

extension NightSummary {
    fileprivate init(from first: Day, through last: Day) {
        self.init(
            from: "\(first)", through: "\(last)", nights: 0, contracts: 0, processes: 0,
            operations: 0, refused: 0, seconds: 0, isResumed: false, refusals: [])
    }

    fileprivate mutating func add(_ batch: BatchProgress, since before: BatchProgress) {
        nights += 1
        contracts += batch.contracts - before.contracts
        processes += batch.processes - before.processes
        operations += batch.operations - before.operations
        refused += batch.refused - before.refused
    }
}
