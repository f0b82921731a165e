import Contracts
import Directories
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
    /// that is done takes only those that are behind. Nights that are missing since the last one
    /// come first, each on its day. A refusal is recorded and stops nothing.
    /// - Days: both are included.
    /// - Throws: `input` when the days are out of order, `refused(.day(.periodClosed))` for
    ///   a night that was never begun and lies in a closed period, `refused(.day(.farOff))`,
    ///   `refused(.day(.farFromLastNight))`, `fault`.
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
            var day = try firstMissing(before: first, context)
            var summary = NightSummary(from: day, through: last)
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
        summary.nights += 1
        guard let before = try begin(day, context, &summary) else { return }
        let total = try store.reading { try $0.contractCount() }
        var batch = before
        var chunk: NightChunk?
        while batch.state == .running {
            let written = chunk
            (chunk, batch) = try turn(day, chunk, batch, context)
            if let written { try note(written.passedOver, in: &summary) }
            progress(
                NightProgress(day: day, contracts: batch.contracts, contractsInAll: total))
        }
        summary.add(batch, since: before)
        if batch.refused > before.refused {
            let room = NightSummary.listedMax - summary.refusals.count
            summary.refusals += try store.reading { try $0.refused(by: batch, limit: room) }
        }
    }

    private func note(_ passedOver: [ContractID], in summary: inout NightSummary) throws {
        summary.passedOver += passedOver.count
        let room = NightSummary.listedMax - summary.passedOverContracts.count
        if room <= 0 || passedOver.isEmpty { return }
        summary.passedOverContracts += try store.reading { reading in
            try passedOver.prefix(room).map { try reading.contract($0).terms.number }
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

    /// The first night that must be run before one: a few since the last one may be missing.
    private func firstMissing(before first: Day, _ context: OrderContext) throws -> Day {
        try store.reading { reading in
            let rules = try rules(reading)
            guard let last = try reading.lastDoneBatch(kind: WorkKind.night.code, before: first)
            else { return first }
            guard last.days(to: first) - 1 > NearDays.nightsMissingMax else {
                // What is missing in a closed month stays so; the night itself is refused there.
                return min(first, max(last.next, rules.closed?.through.next ?? last.next))
            }
            // After so long each contract makes up its months, and nobody the days.
            if nearDays(context) == nil { return first }
            throw OfficeError.refused(.day(.farFromLastNight(first, last: last)), directory: nil)
        }
    }

    /// The batch of the night: a new one, or the one that was left unfinished; nil for one that
    /// is done and has left nobody behind.
    private func begin(
        _ day: Day, _ context: OrderContext, _ summary: inout NightSummary
    ) throws -> BatchProgress? {
        let known = try store.reading {
            try $0.batches(kind: WorkKind.night.code, from: day, through: day)
        }
        if let batch = known.last {
            if batch.state == .running {
                summary.isResumed = true
                return batch
            }
            let isAnyBehind = try isAnyBehind(day, &summary)
            if !isAnyBehind { return nil }
        }
        return try working(context) { unit in
            try unit.rules.requireOpen(day)
            let parameters = try text(of: NightOrder(day: day))
            let again = known.isEmpty ? "" : "/\(known.count + 1)"
            let work = try unit.record(
                .night, parameters: parameters, on: nil, key: "night/\(day)\(again)")
            let batch = BatchProgress(work: work, kind: WorkKind.night.code, day: day)
            try unit.transaction.put(batch)
            return batch
        }
    }

    /// Whether a night that is done would book something now; tells who is refused still.
    private func isAnyBehind(_ day: Day, _ summary: inout NightSummary) throws -> Bool {
        try store.reading { reading in
            let rules = try rules(reading)
            guard rules.isOpen(day) else { return false }
            var told = summary
            var cursor = ContractID(rawValue: 0)
            while true {
                let chunk = try NightChunk(day, after: cursor, reading, rules)
                if !chunk.isIdle { return true }
                told.refused += chunk.refused.count
                told.refusals += try chunk.refusals(
                    limit: NightSummary.listedMax - told.refusals.count, reading)
                if chunk.isLast { break }
                cursor = chunk.through
            }
            summary = told
            return false
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
            operations: 0, refused: 0, passedOver: 0, seconds: 0, isResumed: false,
            passedOverContracts: [], refusals: [])
    }

    fileprivate mutating func add(_ batch: BatchProgress, since before: BatchProgress) {
        contracts += batch.contracts - before.contracts
        processes += batch.processes - before.processes
        operations += batch.operations - before.operations
        refused += batch.refused - before.refused
    }
}
