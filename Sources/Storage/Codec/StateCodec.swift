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
    func bytes(of state: ContractState) -> [UInt8] {
        var writer = CompactWriter()
        writer.reserve(64)
        let isForeign = state.balances.isForeign && !state.balances.bookValues.isEmpty
        writer.byte(isForeign ? StateCodec.foreignFormat : StateCodec.format)
        writer.lifecycle(state.lifecycle)
        writer.penaltyStop(state.accruals)
        writer.unsigned(schedule?.version ?? 0)
        if quiet == nil { writer.accruals(state.accruals, state.lastOperation) }
        writeDebt(state.balances.debt, to: &writer)
        writer.openCash(state.cash)
        writer.attributes(state.attributes)
        if isForeign {
            writer.buckets(state.balances.bookValues.entries)
            for cashFlow in state.cash.cashFlows { writer.signed(cashFlow.restoredBookValue) }
        }
        return writer.bytes
    }

    /// The bytes of a contract before its first document.
    static func bytes(ofSigned terms: Terms) -> [UInt8] {
        let codec = StateCodec(schedule: nil, quiet: nil)
        var writer = CompactWriter()
        let accruals = Accruals(from: terms.plannedDisbursement)
        writer.byte(format)
        writer.lifecycle(.forIssue)
        writer.penaltyStop(accruals)
        writer.unsigned(0 as UInt16)
        writer.accruals(accruals, nil)
        codec.writeDebt(Buckets(), to: &writer)
        writer.openCash(OpenCash([]))
        writer.attributes(ContractAttributes())
        return writer.bytes
    }

    /// The first one knew neither restored money nor attributes; it is still read.
    private static let format: UInt8 = 2
    /// The same, and behind it what the debt is worth in the currency of the books.
    private static let foreignFormat: UInt8 = 3

    private func writeDebt(_ buckets: Buckets, to writer: inout CompactWriter) {
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
    /// The state of a signed contract as it was kept; the quiet view is still to be adopted.
    package func read(
        _ reader: inout CompactReader, of signed: ContractState
    ) throws(StoreFault) -> ContractState {
        let format = try reader.byte()
        guard (1...StateCodec.foreignFormat).contains(format) else {
            throw reader.corrupt("state format \(format)")
        }
        let lifecycle = try reader.lifecycle()
        let penaltyStop = try reader.optionalDay()
        let version = try reader.unsigned16()
        guard version == schedule?.version ?? 0 else {
            throw reader.corrupt("schedule version \(version)")
        }
        let moving = try readMoving(penaltyStoppedFrom: penaltyStop, from: &reader)
        let debt = try readDebt(from: &reader)
        var cashFlows = try reader.cashFlows(hasRestored: format > 1)
        let attributes = format > 1 ? try reader.attributes() : ContractAttributes()
        var bookValues = signed.isForeign ? Buckets() : nil
        if format == StateCodec.foreignFormat {
            guard signed.isForeign else { throw reader.corrupt("a currency of the books") }
            bookValues = Buckets(sorted: try reader.buckets())
            for place in cashFlows.indices {
                cashFlows[place].restoredBookValue = try reader.amount()
            }
        }
        return ContractState(
            id: signed.id, terms: signed.terms, product: signed.product, lifecycle: lifecycle,
            lastOperation: moving.lastOperation, schedule: schedule,
            balances: Balances(debt: debt, foreignBookValues: bookValues),
            accruals: moving.accruals, cash: OpenCash(cashFlows), attributes: attributes)
    }

    private func readMoving(
        penaltyStoppedFrom stop: Day?, from reader: inout CompactReader
    ) throws(StoreFault) -> (accruals: Accruals, lastOperation: ValueTime?) {
        guard let quiet else { return try reader.accruals(penaltyStoppedFrom: stop) }
        return (quiet.emptyAccruals(penaltyStoppedFrom: stop), nil)
    }

    private func readDebt(from reader: inout CompactReader) throws(StoreFault) -> Buckets {
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

    /// What a quiet contract has accrued, before its quiet view is adopted.
    fileprivate func emptyAccruals(penaltyStoppedFrom: Day?) -> Accruals {
        let counter = AccrualCounter(
            amountType: .interest, tranche: tranche, numerator: 0, latest: 0, booked: 0,
            accruedInAdvance: .nothing)
        return Accruals(
            counters: [counter], accruedThrough: accruedThrough, interestStoppedFrom: nil,
            penaltyStoppedFrom: penaltyStoppedFrom, room: StatutoryRoom(left: nil, reached: nil))
    }
}
