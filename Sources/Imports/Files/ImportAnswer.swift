import BackOffice
import Formats
import Orders
import Storage

/// What is said of an import.
protocol ImportAnswer: OrderAnswer {
    /// Whether its good rows are in the ledger.
    var isStored: Bool { get }
}

/// A file whose bytes are counted as they are read: an import is known by all of them.
///
/// It is a class because whoever reads does not give back what went by.
final class ReadFile {
    private let file: ByteSource
    private var checksum = Checksum()

    init(_ file: ByteSource) { self.file = file }

    var name: String { file.name }

    /// The file, to be read once.
    var bytes: ByteSource { ByteSource(name: name) { try self.next() } }

    /// The file as a request names it: all of its bytes are in it, read or not.
    func mark() throws -> String {
        while try next() != nil {}
        return "\(name) sha256:\(checksum.digits)"
    }

    private func next() throws -> [UInt8]? {
        guard let piece = try file.next() else { return nil }
        checksum.add(piece)
        return piece
    }
}

extension BulkOrder where Answer: ImportAnswer {
    /// A file being imported: read whole, and kept unless its report says that nothing is stored.
    ///
    /// - Parameter order: what was ordered, by the mark of the file.
    static func importing<Ordered: OfficeOrder>(
        _ kind: WorkKind, _ source: ReadFile, from bank: String? = nil,
        _ order: @escaping (String) -> Ordered,
        _ body: @escaping (UnitOfWork, WorkID, _ isPreview: Bool) throws -> Answer
    ) throws -> BulkOrder {
        let parameters = try text(of: ImportSource(source: source.name, bank: bank))
        let request = { try text(of: order(source.mark())) }
        return BulkOrder(kind: kind, request: request) { unit, context in
            let work = try unit.record(
                kind, parameters: parameters, on: nil, key: context.idempotencyKey)
            var report = try body(unit, work, context.isPreview)
            report.isPreview = context.isPreview
            return report.isStored ? .kept(report) : .undone(report)
        }
    }
}

/// The refused rows of an import: counted all, listed as far as anybody reads.
package struct Refusals {
    /// Refused rows that a report lists.
    static let listedMax = 10_000

    package private(set) var listed: [ImportRefusal] = []
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    package mutating func add(_ refusal: ImportRefusal) {
        count += 1
        if listed.count < Refusals.listedMax { listed.append(refusal) }
    }
}
