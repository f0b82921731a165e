import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// The batches held against what lives: their bytes are those that were prepared, and each
/// operation that its extent names is there, in one live batch.
struct ExportAudit {
    private let live: LiveExports
    private var found: [ExportNumber: Int] = [:]
    private(set) var result = InvariantResult(
        id: "I13", name: "each batch has its bytes and its operations, each operation one batch",
        checked: 0, failures: [])

    init(_ reading: Reading, _ rules: Rules) throws {
        live = try LiveExports(reading)
        for batch in try reading.exports() { try checkBytes(of: batch, reading) }
        guard !live.batches.isEmpty else { return }
        try count(reading, rules)
        for batch in live.batches where batch.kind != .payments {
            let operations = found[batch.number] ?? 0
            see(
                operations == batch.operations,
                "batch \(batch.number.rawValue): \(batch.operations) operations, "
                    + "\(operations) live")
        }
    }

    private mutating func checkBytes(of batch: StoredExport, _ reading: Reading) throws {
        var checksum = Checksum()
        let source = reading.frozenBytes(of: batch.number)
        while let piece = try source.next() { checksum.add(piece) }
        let isOwn = batch.kept?.checksum == checksum.digits && batch.kept?.bytes == checksum.bytes
        see(isOwn, "batch \(batch.number.rawValue): its bytes")
    }

    private mutating func count(_ reading: Reading, _ rules: Rules) throws {
        let cancelled = try reading.cancelledProcesses()
        try reading.scanProcesses { process in
            if cancelled.contains(process.id) { return }
            let row = ExportRow(rawValue: process.id.rawValue)
            for kind in [ExportKind.postings, .memo] {
                guard let batch = live[kind].holder(of: row, on: process.valueTime.day)
                else { continue }
                found[batch, default: 0] += process.operations.count {
                    rules.postings[$0.posting].map(kind.takes) ?? false
                }
            }
        }
    }

    private mutating func see(_ holds: Bool, _ place: @autoclosure () -> String) {
        result.checked += 1
        if !holds, result.failures.count < 20 { result.failures.append(place()) }
    }
}
