import BackOffice
import Formats
import GeneralLedger
import Measures
import Orders
import Storage

/// The batches held against the ledger: their bytes in every form, their figures, their steps.
///
/// What was frozen from operations is made again from them, by the rules it was made by, and
/// must come out the same. Of a cancelled batch only the bytes are checked: what it had taken
/// may have been rolled back since.
struct ExportAudit {
    private let reading: ReadSession
    /// The rules of a version of the directories.
    private let rules: (Int64) throws -> Rules
    private let batches: [ExportNumber: StoredExport]
    private let orders: [WorkID: StoredWork]
    private var bytes = Tally(
        "I13", "each batch has its bytes, in every form those of its checksum")
    private var figures = Tally(
        "I13b", "each live batch is what its order and the operations make it")
    private var steps = Tally(
        "I13c", "batches are numbered without a gap and move by orders, each by its own")

    init(_ reading: ReadSession, rules: @escaping (Int64) throws -> Rules) throws {
        self.reading = reading
        self.rules = rules
        batches = Dictionary(try reading.exports().map { ($0.number, $0) }) { first, _ in first }
        orders = Dictionary(try reading.exportOrders().map { ($0.id, $0) }) { first, _ in first }
        let history = try reading.exportSteps()
        try checkNumbers(history)
        checkSteps(history)
        try recount(history)
    }

    var results: [InvariantResult] { [bytes, figures, steps].map(\.result) }
}

// Numbers and steps.
extension ExportAudit {
    /// Every number to the newest is there, and nothing names a batch that is not.
    private mutating func checkNumbers(_ history: [ExportStep]) throws {
        let named = Set(try reading.exportNumbers())
        for number in named.sorted() {
            steps.see(batches[number] != nil, "\(number.words): its row or its steps")
        }
        for missing in gaps(in: named.sorted()) { steps.see(false, "\(missing.words): missing") }
        // An order that left no step had one once.
        let moved = Set(history.map(\.work))
        for order in orders.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            steps.see(moved.contains(order), "order \(order.rawValue): what it did to a batch")
        }
    }

    /// The first missing number before each one that is there.
    private func gaps(in numbers: [ExportNumber]) -> [ExportNumber] {
        zip([ExportNumber(rawValue: 0)] + numbers, numbers).compactMap { before, number in
            number.rawValue - before.rawValue > 1
                ? ExportNumber(rawValue: before.rawValue + 1) : nil
        }
    }

    /// Each step may follow the one before it, and an order of its kind has asked for it.
    private mutating func checkSteps(_ history: [ExportStep]) {
        var stands: [ExportNumber: ExportState] = [:]
        var last = WorkID(rawValue: 0)
        for step in history {
            let isLegal =
                stands[step.batch].map { $0.mayBecome(step.state) }
                ?? (step.state == .prepared)
            steps.see(isLegal, "\(step.batch.words): \(step.state) after its other steps")
            steps.see(
                isOrdered(step) && step.work > last,
                "\(step.batch.words): \(step.state), which nobody has ordered")
            stands[step.batch] = step.state
            last = step.work
        }
    }

    private func isOrdered(_ step: ExportStep) -> Bool {
        guard let order = orders[step.work], order.work.isOf == step.state.orderKind else {
            return false
        }
        guard step.state == .prepared else {
            return order.work.parameters == ExportAction.parameters(of: step.batch)
        }
        return batches[step.batch]?.work == step.work && exportOrder(step.work) != nil
    }

    /// What an order has asked for; nil when it says nothing that can be read.
    private func exportOrder(_ work: WorkID) -> ExportOrder? {
        guard let order = orders[work] else { return nil }
        do {
            return try readJSON(Array(order.work.parameters.utf8))
        } catch {
            return nil
        }
    }
}

// Bytes and figures.
extension ExportAudit {
    /// Goes through the steps as they were taken, so that each batch is made again from what the
    /// batches before it had left.
    private mutating func recount(_ history: [ExportStep]) throws {
        guard !batches.isEmpty else { return }
        let cancellations = try Cancellations(reading)
        var taken: [ExportKind: ExportTaken] = [:]
        var balances: [ExportKind: ExportBalances] = [:]
        for step in history {
            guard let batch = batches[step.batch] else { continue }
            switch step.state {
            case .prepared:
                let before = ExportRecount.Before(
                    taken: taken[batch.kind] ?? ExportTaken(),
                    balances: balances[batch.kind] ?? ExportBalances(),
                    cancellations: cancellations)
                check(batch, before)
                taken[batch.kind, default: ExportTaken()]
                    .prepare(batch.extent, money: batch.money)
                balances[batch.kind, default: ExportBalances()]
                    .add(try reading.exportTurnovers(of: batch.number))
            case .cancelled:
                taken[batch.kind, default: ExportTaken()].cancel(batch.number)
                balances[batch.kind, default: ExportBalances()]
                    .remove(try reading.exportTurnovers(of: batch.number))
            case .sent, .confirmed: break
            }
        }
    }

    private mutating func check(_ batch: StoredExport, _ before: ExportRecount.Before) {
        let name = batch.number.words
        guard let work = orders[batch.work] else { return }
        do {
            let rules = try rules(work.work.directoryVersion)
            try checkBytes(of: batch, rules)
            guard batch.state.isLive else { return }
            guard let order = exportOrder(batch.work) else {
                figures.see(false, "\(name): its order")
                return
            }
            let ordered = ExportRecount.Ordered(order: order, at: work.work.recordedAt)
            let recount = try ExportRecount(of: batch, ordered, before, reading, rules)
            for (holds, what) in recount.findings { figures.see(holds, "\(name): \(what)") }
        } catch {
            let told = OfficeError(error, nil).message
            figures.see(false, "\(name): cannot be made again: \(told)")
        }
    }

    /// The bytes that are kept, and the forms that are made from them.
    private mutating func checkBytes(of batch: StoredExport, _ rules: Rules) throws {
        var checksum = Checksum()
        let source = reading.frozenBytes(of: batch.number)
        while let piece = try source.next() { checksum.add(piece) }
        let kept = ExportForm.kept(of: batch.kind)
        let found = ExportFile(form: kept, bytes: checksum.bytes, checksum: checksum.digits)
        bytes.see(batch.kept == found, "\(batch.number.words): its bytes")
        bytes.see(
            Set(batch.files.map(\.form)) == Set(ExportForm.all(of: batch.kind) + [kept]),
            "\(batch.number.words): its forms")
        // Nothing is to be made from bytes that are not its own.
        guard batch.kind != .payments, batch.kept == found else { return }
        for file in try FrozenJournal(batch, reading, rules).files(of: reading) {
            bytes.see(
                batch.files.contains(file), "\(batch.number.words): its form \(file.form.code)")
        }
    }
}

extension ExportNumber {
    fileprivate var words: String { "batch \(rawValue)" }
}

extension ExportState {
    /// The kind of the order that brings a batch here.
    fileprivate var orderKind: WorkKind {
        switch self {
        case .prepared: .prepareExport
        case .sent: ExportAction.download.kind
        case .confirmed: ExportAction.confirm.kind
        case .cancelled: ExportAction.cancel.kind
        }
    }
}
