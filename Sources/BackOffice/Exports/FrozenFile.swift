package import Formats
package import GeneralLedger
import Storage

/// The bytes of a batch while they are written, part by part.
struct FrozenFile: ExportSink {
    /// Bytes of a part.
    private static let partBytes = 1 << 20

    private let transaction: Transaction
    private let batch: ExportNumber
    private var buffer: [UInt8] = []
    private var parts = 0
    private(set) var checksum = Checksum()

    init(_ batch: ExportNumber, _ transaction: Transaction) {
        self.batch = batch
        self.transaction = transaction
        buffer.reserveCapacity(FrozenFile.partBytes + 4_096)
    }

    mutating func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= FrozenFile.partBytes { try flush() }
    }

    /// Writes what is left; the file as it is known from now on.
    mutating func close(as form: ExportForm) throws -> ExportFile {
        try flush()
        return ExportFile(form: form, bytes: checksum.bytes, checksum: checksum.digits)
    }

    private mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        checksum.add(buffer)
        try transaction.insertExportPart(buffer, parts, of: batch)
        parts += 1
        buffer.removeAll(keepingCapacity: true)
    }
}

extension ReadSession {
    /// The bytes that are kept of a batch, part by part.
    package func frozenBytes(of batch: ExportNumber) -> ByteSource {
        var part = 0
        return ByteSource(name: "export batch \(batch.rawValue)") {
            defer { part += 1 }
            return try self.exportPart(part, of: batch)
        }
    }
}
