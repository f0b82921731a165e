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
        /// The contracts' own, where it is another.
        let foreign: Currency?
    }

    private struct Sum {
        var operations: Int
        var minor: Int64
        var foreign: Int64

        static let nothing = Sum(operations: 0, minor: 0, foreign: 0)
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
                    currency: turnover.amount.currency,
                    foreign: turnover.foreign?.currency)] = Sum(
                    operations: turnover.operations, minor: turnover.amount.minor,
                    foreign: turnover.foreign?.minor ?? 0)
        }
    }

    /// Adds an amount on the books, and what it is in a foreign currency.
    /// - Throws: `MeasureFlaw.totalOverflow`.
    @inline(__always)
    mutating func add(
        _ posting: PostingID, in document: DocumentMark, _ day: Day, _ amount: Money,
        foreign: Money?
    ) throws {
        let key = Key(
            day: day, posting: posting, document: document, currency: amount.currency,
            foreign: foreign?.currency)
        if running?.key != key {
            settle()
            running = (key, sums[key] ?? .nothing)
        }
        var sum = running?.sum ?? .nothing
        sum.minor = try raised(sum.minor, by: amount.minor, on: day)
        if let foreign { sum.foreign = try raised(sum.foreign, by: foreign.minor, on: day) }
        sum.operations += 1
        running?.sum = sum
    }

    @inline(__always)
    private func raised(_ sum: Int64, by minor: Int64, on day: Day) throws -> Int64 {
        let (raised, overflow) = sum.addingReportingOverflow(minor)
        if overflow { throw MeasureFlaw.totalOverflow(.turnover(day)) }
        return raised
    }

    /// Adds the operations of a process as they lie in the ledger.
    mutating func add(_ process: ScannedProcess, _ currencies: ContractCurrencies) throws {
        for operation in process.operations {
            guard process.documents.indices.contains(operation.document) else {
                throw StoreFault.corrupt("operation \(operation.id.rawValue): its document")
            }
            try add(
                operation.posting, in: process.documents[operation.document],
                process.valueTime.day, operation.bookValue(currencies),
                foreign: operation.foreign(currencies))
        }
    }

    private mutating func settle() {
        if let running { sums[running.key] = running.sum }
    }

    /// By day, posting, document, reason, currency and foreign currency.
    var turnovers: [Turnover] {
        var settled = self
        settled.settle()
        let unsorted = settled.sums.map { key, sum in
            Turnover(
                day: key.day, posting: key.posting, document: key.document.type,
                reason: key.document.reason, operations: sum.operations,
                amount: Money(minor: sum.minor, key.currency),
                foreign: key.foreign.map { Money(minor: sum.foreign, $0) })
        }
        return unsorted.sorted { $0.precedes($1) }
    }
}

extension Turnover {
    fileprivate func precedes(_ other: Turnover) -> Bool {
        let left = (day, posting, document.rawValue, reason?.rawValue ?? "")
        let right = (
            other.day, other.posting, other.document.rawValue, other.reason?.rawValue ?? ""
        )
        if left != right { return left < right }
        return (amount.currency.numericCode, foreign?.currency.numericCode ?? 0)
            < (other.amount.currency.numericCode, other.foreign?.currency.numericCode ?? 0)
    }
}
