import Orders
import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

/// The operations that a batch takes: live, of its kind and days, in no live batch yet.
///
/// It is found in one pass over what was recorded since everything before was settled. Where
/// documents are kept, only their days and numbers are remembered, and the lines are made in
/// the order of days in a second pass.
struct ExportSelection {
    /// Lines that one batch may have.
    static let linesMax = 2_000_000

    private(set) var operations = 0
    private(set) var days: [Day: Int] = [:]
    /// The newest process of the ledger.
    private(set) var through: ExportSequence
    /// Everything through this one is in a live batch then, or has nothing to export.
    var settled: ExportSequence {
        left.map { ExportSequence(rawValue: $0.rawValue - 1) } ?? through
    }

    private let reading: ReadSession
    private var maker: ExportLines
    private var sums: ExportSums
    private var book = TurnoverBook()
    private var left: ProcessID?
    /// A process that was taken and has been rolled back since, which no live batch has.
    private(set) var rolledBack: ProcessID?
    private var keys: [Key] = []

    private struct Key {
        let day: Day
        let process: ProcessID

        static func isBefore(_ left: Key, _ right: Key) -> Bool {
            (left.day, left.process) < (right.day, right.process)
        }
    }

    init(_ scope: ExportScope, _ reading: ReadSession, _ rules: Rules) throws {
        self.reading = reading
        maker = ExportLines(scope.order.kind.kind, reading, rules)
        sums = ExportSums(scope.order.mode.mode)
        through = scope.settled
        let keepsDocuments = scope.order.mode.mode.keepsDocuments
        try scope.eachProcess(reading) {
            through = ExportSequence(rawValue: $0.id.rawValue)
            guard !scope.cancellations.has($0.id, before: scope.work) else { return }
            let count = $0.operations.count { maker.takes($0) }
            let day = $0.valueTime.day
            guard count > 0, scope.coverage.holder(of: through, on: day) == nil else { return }
            guard scope.asks(for: day) else {
                left = left ?? $0.id
                return
            }
            if scope.cancellations.has($0.id) { rolledBack = rolledBack ?? $0.id }
            operations += count
            days[day, default: 0] += count
            if keepsDocuments { try remember($0.id, day) } else { try add($0) }
        }
        keys.sort(by: Key.isBefore)
    }

    /// What moves on the accounts in the lines that were given.
    var turnovers: [AccountTurnover] { book.turnovers }

    /// Gives every line, in the order of days.
    mutating func eachLine(_ body: (ExportLine) throws -> Void) throws {
        for key in keys {
            try add(try reading.scannedProcess(key.process))
            for line in sums.take() { try body(line) }
        }
        for line in sums.take() { try body(line) }
    }

    private mutating func remember(_ process: ProcessID, _ day: Day) throws {
        guard operations <= ExportSelection.linesMax else {
            throw ExportRefusal.tooManyLines(max: ExportSelection.linesMax)
        }
        keys.append(Key(day: day, process: process))
    }

    private mutating func add(_ process: ScannedProcess) throws {
        for (line, entry) in try maker.lines(of: process) {
            try sums.add(line)
            try book.add(entry, on: line.day)
        }
        guard sums.count <= ExportSelection.linesMax else {
            throw ExportRefusal.tooManyLines(max: ExportSelection.linesMax)
        }
    }
}
