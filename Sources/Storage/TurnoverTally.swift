import Contracts
import Directories
import Measures

/// Sums operations by all that a turnover is told apart by, before they go to `turnover`.
struct TurnoverTally {
    private struct Key: Hashable {
        let day: Day
        let posting: PostingID
        let document: DocumentMark
        let currency: Currency
    }

    private struct Sum {
        var operations: Int
        var minor: Int64
    }

    private var sums: [Key: Sum] = [:]
    // A night adds one key a million times over.
    private var running: (key: Key, sum: Sum)?

    init() {}

    init(_ turnovers: [Turnover]) {
        for turnover in turnovers {
            sums[
                Key(
                    day: turnover.day, posting: turnover.posting,
                    document: DocumentMark(type: turnover.document, reason: turnover.reason),
                    currency: turnover.amount.currency)] = Sum(
                    operations: turnover.operations, minor: turnover.amount.minor)
        }
    }

    /// - Throws: `MeasureError.overflow`.
    @inline(__always)
    mutating func add(
        _ posting: PostingID, in document: DocumentMark, _ day: Day, _ amount: Money
    ) throws {
        let key = Key(
            day: day, posting: posting, document: document, currency: amount.currency)
        if running?.key != key {
            settle()
            running = (key, sums[key] ?? Sum(operations: 0, minor: 0))
        }
        let (minor, overflow) = (running?.sum.minor ?? 0).addingReportingOverflow(amount.minor)
        if overflow { throw MeasureError.overflow }
        running?.sum.minor = minor
        running?.sum.operations += 1
    }

    /// Adds the operations of a process as they lie in the ledger.
    mutating func add(_ process: ScannedProcess, _ currency: Currency) throws {
        for operation in process.operations {
            guard process.documents.indices.contains(operation.document) else {
                throw StoreFault.corrupt("operation \(operation.id.rawValue): its document")
            }
            try add(
                operation.posting, in: process.documents[operation.document],
                process.valueTime.day, Money(minor: operation.amount, currency))
        }
    }

    private mutating func settle() {
        if let running { sums[running.key] = running.sum }
    }

    /// By day, posting, document, reason and currency.
    var turnovers: [Turnover] {
        var settled = self
        settled.settle()
        let unsorted = settled.sums.map { key, sum in
            Turnover(
                day: key.day, posting: key.posting, document: key.document.type,
                reason: key.document.reason, operations: sum.operations,
                amount: Money(minor: sum.minor, key.currency))
        }
        return unsorted.sorted { $0.order < $1.order }
    }
}

extension Turnover {
    fileprivate var order: (Day, PostingID, UInt8, String, UInt16) {
        (day, posting, document.rawValue, reason?.rawValue ?? "", amount.currency.numericCode)
    }
}
