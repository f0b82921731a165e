import Contracts
import Directories
import Measures

/// Sums operations by day, posting and currency, before they go to `turnover`.
struct TurnoverTally {
    private struct Key: Hashable {
        let day: Day
        let posting: PostingID
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
                    currency: turnover.amount.currency)] = Sum(
                    operations: turnover.operations, minor: turnover.amount.minor)
        }
    }

    /// - Throws: `MeasureError.overflow`.
    @inline(__always)
    mutating func add(_ posting: PostingID, _ day: Day, _ amount: Money) throws {
        let key = Key(day: day, posting: posting, currency: amount.currency)
        if running?.key != key {
            settle()
            running = (key, sums[key] ?? Sum(operations: 0, minor: 0))
        }
        let (minor, overflow) = (running?.sum.minor ?? 0).addingReportingOverflow(amount.minor)
        if overflow { throw MeasureError.overflow }
        running?.sum.minor = minor
        running?.sum.operations += 1
    }

    mutating func add(
        _ operation: StoredOperation, _ day: Day, _ currency: Currency
    ) throws {
        try add(operation.posting, day, Money(minor: operation.amount, currency))
    }

    private mutating func settle() {
        if let running { sums[running.key] = running.sum }
    }

    /// By day, posting and currency.
    var turnovers: [Turnover] {
        var settled = self
        settled.settle()
        let unsorted = settled.sums.map { key, sum in
            Turnover(
                day: key.day, posting: key.posting, operations: sum.operations,
                amount: Money(minor: sum.minor, key.currency))
        }
        return unsorted.sorted { $0.order < $1.order }
    }
}

extension Turnover {
    fileprivate var order: (Day, PostingID, UInt16) {
        (day, posting, amount.currency.numericCode)
    }
}
