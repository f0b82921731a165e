import Contracts
import Directories
import GeneralLedger
import Measures
import Orders
import Storage

/// What a batch takes: live operations and entries of money, of its kind and days, in no live
/// batch yet.
///
/// It is found in one pass over what was recorded since everything before was settled. Where
/// documents are kept, only their days and numbers are remembered, and the lines are made in
/// the order of days in a second pass.
struct ExportSelection {
    /// Lines that one batch may have.
    static let linesMax = 2_000_000

    /// Operations and entries of money.
    private(set) var operations = 0
    private(set) var days: [Day: Int] = [:]
    private(set) var processes: ExportReach
    private(set) var money: ExportReach
    /// A process that was taken and has been rolled back since, which no live batch has.
    private(set) var rolledBack: ProcessID?

    private let scope: ExportScope
    private let reading: ReadSession
    private var maker: ExportLines
    private var sums: ExportSums
    private var book = TurnoverBook()
    private var keys: [Key] = []

    /// Money before the processes that are laid out of it.
    private struct Key {
        enum Row {
            case money(MoneyEntryID)
            case process(ProcessID)
        }

        let day: Day
        let row: Row

        private var place: (Day, Int, Int64) {
            switch row {
            case .money(let id): (day, 0, id.rawValue)
            case .process(let id): (day, 1, id.rawValue)
            }
        }

        static func isBefore(_ left: Key, _ right: Key) -> Bool { left.place < right.place }
    }

    init(_ scope: ExportScope, _ reading: ReadSession, _ rules: Rules) throws {
        self.scope = scope
        self.reading = reading
        maker = ExportLines(scope.order.kind.kind, reading, rules)
        sums = ExportSums(scope.order.mode.mode)
        processes = ExportReach(behind: scope.taken.rows)
        money = ExportReach(behind: scope.taken.money)
        try scope.eachMoney(reading) { try take($0) }
        try scope.eachProcess(reading) { try take($0) }
        keys.sort(by: Key.isBefore)
    }

    /// What moves on the accounts in the lines that were given.
    var turnovers: [AccountTurnover] { book.turnovers }

    /// Gives every line, in the order of days.
    mutating func eachLine(_ body: (ExportLine) throws -> Void) throws {
        for key in keys {
            switch key.row {
            case .money(let id): try add(try reading.moneyEntry(id))
            case .process(let id): try add(try reading.scannedProcess(id))
            }
            for line in sums.take() { try body(line) }
        }
        for line in sums.take() { try body(line) }
    }

    private var keepsDocuments: Bool { scope.order.mode.mode.keepsDocuments }

    private mutating func take(_ entry: StoredMoneyEntry) throws {
        let day = entry.entry.day
        let isTaken = money.takes(
            entry.id.rawValue, on: day, hasLines: true, asks: scope.asks(for:))
        guard isTaken else { return }
        count(1, on: day)
        if keepsDocuments { try remember(.money(entry.id), day) } else { try add(entry) }
    }

    private mutating func take(_ process: ScannedProcess) throws {
        let isLive = !scope.cancellations.has(process.id, before: scope.work)
        let taken = isLive ? process.operations.count { maker.takes($0) } : 0
        let day = process.valueTime.day
        let isTaken = processes.takes(
            process.id.rawValue, on: day, hasLines: taken > 0, asks: scope.asks(for:))
        guard isTaken else { return }
        if scope.cancellations.has(process.id) { rolledBack = rolledBack ?? process.id }
        count(taken, on: day)
        if keepsDocuments { try remember(.process(process.id), day) } else { try add(process) }
    }

    private mutating func count(_ rows: Int, on day: Day) {
        operations += rows
        days[day, default: 0] += rows
    }

    private mutating func remember(_ row: Key.Row, _ day: Day) throws {
        guard operations <= ExportSelection.linesMax else {
            throw ExportRefusal.tooManyLines(max: ExportSelection.linesMax)
        }
        keys.append(Key(day: day, row: row))
    }

    private mutating func add(_ entry: StoredMoneyEntry) throws {
        try add([try maker.line(of: entry)])
    }

    private mutating func add(_ process: ScannedProcess) throws {
        try add(try maker.lines(of: process))
    }

    private mutating func add(_ lines: [(ExportLine, Entry)]) throws {
        for (line, entry) in lines {
            try sums.add(line)
            try book.add(entry, on: line.day)
        }
        guard sums.count <= ExportSelection.linesMax else {
            throw ExportRefusal.tooManyLines(max: ExportSelection.linesMax)
        }
    }
}
