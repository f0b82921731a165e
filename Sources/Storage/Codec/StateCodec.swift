import Contracts
import Directories
import Measures

/// Everything of a contract's state but its terms, its schedule and its quiet view.
///
/// A quiet contract's moving parts live in its quiet view alone, so that a night writes forty
/// bytes and leaves these as they are. Principal that still stands as planned is not written
/// out: the schedule says it.
struct StateCodec {
    /// What the other columns of the row hold.
    let schedule: Schedule?
    let quiet: QuietContract?

    /// The last byte of meaning is fixed: the same state has the same bytes.
    func bytes(of kept: ContractState.Kept, _ cashFlows: [CashFlow]) -> [UInt8] {
        var writer = CompactWriter()
        writer.reserve(64)
        let isForeign = !kept.localBuckets.isEmpty
        writer.byte(isForeign ? StateCodec.foreignFormat : StateCodec.format)
        writer.byte(kept.status.rawValue)
        writer.optional(kept.closure) { $0.byte($1.rawValue) }
        writer.optional(kept.closingDay) { $0.day($1) }
        writer.optional(kept.penaltyStoppedFrom) { $0.day($1) }
        writer.unsigned(schedule?.version ?? 0)
        if quiet == nil { writeMoving(kept, to: &writer) }
        writeBuckets(kept.buckets, to: &writer)
        writer.count(cashFlows.count)
        for cashFlow in cashFlows { writer.cashFlow(cashFlow) }
        writer.attributes(kept.attributes)
        if isForeign {
            writer.buckets(kept.localBuckets.entries)
            for cashFlow in cashFlows { writer.signed(cashFlow.restoredLocal) }
        }
        return writer.bytes
    }

    /// The first one knew neither restored money nor attributes; it is still read.
    private static let format: UInt8 = 2
    /// The same, and behind it what the debt is worth in the currency of the books.
    private static let foreignFormat: UInt8 = 3

    private func writeMoving(_ kept: ContractState.Kept, to writer: inout CompactWriter) {
        writer.day(kept.countedThrough)
        writer.optional(kept.lastOperation) { $0.signed($1.seconds) }
        writer.optional(kept.interestStoppedFrom) { $0.day($1) }
        writer.optional(kept.chargesRoom) { $0.signed($1) }
        writer.optional(kept.capReached) { $0.day($1) }
        writer.count(kept.counts.count)
        for count in kept.counts { writer.accrualCount(count) }
    }

    private func writeBuckets(_ buckets: Buckets, to writer: inout CompactWriter) {
        let untouched = firstUntouched(in: buckets)
        let entries = buckets.entries.filter { !isImplied($0.bucket, untouched) }
        writer.count(untouched)
        writer.buckets(entries)
    }

    /// The index of the first tranche from which on all principal stands as planned.
    private func firstUntouched(in buckets: Buckets) -> Int {
        guard let tranches = schedule?.tranches else { return 0 }
        var index = tranches.count
        while index > 0,
            buckets[tranches[index - 1].principalBucket]
                == tranches[index - 1].principal
        {
            index -= 1
        }
        return index
    }

    /// Whether the schedule or the quiet view says the balance of the bucket.
    private func isImplied(_ bucket: Bucket, _ untouched: Int) -> Bool {
        if let quiet, bucket == quiet.bucket { return true }
        return schedule != nil && bucket.amountType == .principal && !bucket.isOffBalance
            && Int(bucket.tranche.rawValue) > untouched
    }
}

// Reading.
extension StateCodec {
    /// The state as it was kept; the quiet view is still to be adopted.
    func read(
        _ reader: inout CompactReader
    ) throws(StoreFault) -> (kept: ContractState.Kept, cashFlows: [CashFlow]) {
        let format = try reader.byte()
        guard (1...StateCodec.foreignFormat).contains(format) else {
            throw reader.corrupt("state format \(format)")
        }
        var kept = ContractState.Kept(
            status: try reader.oneOf(ContractStatus.self), buckets: Buckets(), counts: [],
            countedThrough: Day(number: 0))
        kept.closure = try reader.optional { reader throws(StoreFault) in
            try reader.oneOf(ClosureStatus.self)
        }
        kept.closingDay = try reader.optionalDay()
        kept.penaltyStoppedFrom = try reader.optionalDay()
        let version = try reader.unsigned16()
        guard version == schedule?.version ?? 0 else {
            throw reader.corrupt("schedule version \(version)")
        }
        kept.schedule = schedule
        if let quiet {
            kept.counts = [quiet.emptyCount]
            kept.countedThrough = quiet.countedThrough
        } else {
            try readMoving(of: &kept, from: &reader)
        }
        kept.buckets = try readBuckets(from: &reader)
        var cashFlows: [CashFlow] = []
        for _ in 0..<(try reader.count()) {
            cashFlows.append(try reader.cashFlow(hasRestored: format > 1))
        }
        if format > 1 { kept.attributes = try reader.attributes() }
        if format == StateCodec.foreignFormat {
            kept.localBuckets = Buckets(sorted: try reader.buckets())
            for place in cashFlows.indices {
                cashFlows[place].restoredLocal = try reader.amount()
            }
        }
        return (kept, cashFlows)
    }

    private func readMoving(
        of kept: inout ContractState.Kept, from reader: inout CompactReader
    ) throws(StoreFault) {
        kept.countedThrough = try reader.day()
        kept.lastOperation = try reader.optional { reader throws(StoreFault) in
            try reader.time()
        }
        kept.interestStoppedFrom = try reader.optionalDay()
        kept.chargesRoom = try reader.optional { reader throws(StoreFault) in
            try reader.amount()
        }
        kept.capReached = try reader.optionalDay()
        for _ in 0..<(try reader.count()) { kept.counts.append(try reader.accrualCount()) }
    }

    private func readBuckets(from reader: inout CompactReader) throws(StoreFault) -> Buckets {
        let untouched = try reader.index(through: schedule?.tranches.count ?? 0)
        var entries = try reader.buckets()
        if let schedule {
            for tranche in schedule.tranches[untouched...] where tranche.principal != 0 {
                entries.append(
                    Buckets.Entry(bucket: tranche.principalBucket, minor: tranche.principal))
            }
        }
        entries.sort { $0.bucket < $1.bucket }
        for (entry, next) in zip(entries, entries.dropFirst())
        where entry.bucket == next.bucket { throw reader.corrupt("a balance twice") }
        return Buckets(sorted: entries)
    }
}

extension QuietContract {
    fileprivate var bucket: Bucket { Bucket(.interest, tranche, isOffBalance: false) }

    /// The one count of a quiet contract, before the quiet view is adopted.
    fileprivate var emptyCount: Count {
        Count(
            amountType: .interest, tranche: tranche, numerator: 0, latest: 0, booked: 0,
            ahead: .nothing)
    }
}
