import Formats
import Storage

/// What is said of an import.
protocol ImportAnswer: OrderAnswer {
    /// Whether its good rows are in the ledger.
    var isStored: Bool { get }
}

extension BulkOrder where Answer: ImportAnswer {
    /// A file being imported: read whole, and kept unless its report says that nothing is stored.
    static func importing(
        _ kind: WorkKind, _ source: ByteSource,
        _ body: @escaping (UnitOfWork, WorkID, _ isPreview: Bool) throws -> Answer
    ) throws -> BulkOrder {
        let request = try text(of: ["source": source.name])
        return BulkOrder(kind: kind, request: request) { unit, context in
            let work = try unit.record(
                kind, parameters: request, on: nil, key: context.idempotencyKey)
            let report = try body(unit, work, context.isPreview)
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
