import Contracts
package import GeneralLedger
import Measures
package import Orders
package import Storage

/// What a batch is taken from: its order, and the ledger as it lay when it was prepared.
///
/// Preparing a batch and recounting one years later make it from the same scope, by the same
/// functions, so they must come to the same bytes and figures.
package struct ExportScope {
    let order: ExportOrder
    /// What the live batches before it had taken.
    let taken: ExportTaken
    /// The work that prepares it; nil for a journal of the whole ledger.
    let work: WorkID?
    /// The newest row that lay in the ledger then; nil for the newest there is.
    let through: ExportSequence?
    /// The newest entry of money that lay there; nil for the newest there is.
    private let moneyThrough: ExportSequence?
    /// Whether entries of money are taken at all: batches of before had none.
    let takesMoney: Bool
    let cancellations: Cancellations

    /// Of a batch that is being prepared.
    init(
        _ order: ExportOrder, _ taken: ExportTaken, for work: WorkID?, _ reading: ReadSession
    ) throws {
        self.order = order
        self.taken = taken
        self.work = work
        through = nil
        moneyThrough = nil
        takesMoney = order.kind == .postings
        cancellations = try Cancellations(reading)
    }

    /// Of a batch that was prepared once.
    package init(
        _ order: ExportOrder, _ taken: ExportTaken, of batch: StoredExport,
        _ cancellations: Cancellations
    ) {
        self.order = order
        self.taken = taken
        work = batch.work
        through = batch.extent.through
        moneyThrough = batch.money?.through
        takesMoney = batch.money != nil
        self.cancellations = cancellations
    }

    /// The row behind which everything lies that may still be taken.
    var settled: ExportSequence { taken.rows.settled }

    /// Whether the order asks for the day.
    func asks(for day: Day) -> Bool {
        (order.from.map { $0 <= day } ?? true) && day <= order.through
    }

    /// Gives every process that lay in the ledger and was not rolled back by then.
    func eachProcess(
        _ reading: ReadSession, _ body: (ScannedProcess) throws -> Void
    ) throws {
        try reading.scanProcesses(
            after: ProcessID(rawValue: settled.rawValue),
            through: through.map { ProcessID(rawValue: $0.rawValue) }, body)
    }

    /// Gives every entry of money that lay in the ledger, where the batch takes them.
    func eachMoney(
        _ reading: ReadSession, _ body: (StoredMoneyEntry) throws -> Void
    ) throws {
        guard takesMoney else { return }
        try reading.scanMoney(
            after: MoneyEntryID(rawValue: taken.money.settled.rawValue),
            through: moneyThrough.map { MoneyEntryID(rawValue: $0.rawValue) }, body)
    }

    /// Gives every cash flow that lay in the ledger.
    func eachCashFlow(
        _ reading: ReadSession, _ body: (StoredCashFlow) throws -> Void
    ) throws {
        try reading.scanCashFlows(
            after: CashFlowID(rawValue: settled.rawValue),
            through: through.map { CashFlowID(rawValue: $0.rawValue) }, body)
    }
}

/// Which processes were rolled back, and by which order.
package struct Cancellations {
    private var works: [ProcessID: WorkID] = [:]

    package init(_ reading: ReadSession) throws {
        for rollback in try reading.allRollbacks() {
            var next: ProcessID? = rollback.headBefore
            while let id = next, id != rollback.headAfter {
                works[id] = rollback.work
                next = try reading.link(id).previous
                if let next, next >= id {
                    throw StoreFault.corrupt("process \(id.rawValue): the process before it")
                }
            }
        }
    }

    /// Whether the process is rolled back by now.
    func has(_ process: ProcessID) -> Bool { works[process] != nil }

    /// Whether it was when a work was recorded; nil asks for now.
    func has(_ process: ProcessID, before work: WorkID?) -> Bool {
        guard let cancelled = works[process] else { return false }
        return work.map { cancelled < $0 } ?? true
    }
}

/// Where the bytes of a batch go while they are written.
package protocol ExportSink {
    mutating func write(_ text: String) throws
    /// Ends the file; how it is known from now on.
    mutating func close(as form: ExportForm) throws -> ExportFile
}

/// Bytes of which nothing is kept but their length and checksum.
package struct MeasuredFile: ExportSink {
    private static let pieceBytes = 1 << 16

    private var buffer: [UInt8] = []
    private var checksum = Checksum()

    package init() {}

    package mutating func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= MeasuredFile.pieceBytes { flush() }
    }

    package mutating func close(as form: ExportForm) -> ExportFile {
        flush()
        return ExportFile(form: form, bytes: checksum.bytes, checksum: checksum.digits)
    }

    private mutating func flush() {
        checksum.add(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
