package import Measures

/// The number of a thing that is exported, by the order of recording.
///
/// A process, a cash flow or an entry of money.
package struct ExportSequence: Hashable, Sendable, Comparable, RawRepresentable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static func < (left: ExportSequence, right: ExportSequence) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a batch has taken: every row up to one, of some days, that no batch before it had.
///
/// Two numbers and two days say it for a million operations. A row is never recorded before
/// one that is there, and what lives was alive when the batch was prepared, so nothing can come
/// into the extent of a batch afterwards, or leave it while its rollback is refused.
package struct ExportExtent: Hashable, Sendable {
    package let batch: ExportNumber
    package let days: DayRange
    /// Rows through this one had all been exported, or had nothing to export.
    package let after: ExportSequence
    /// The newest row of the ledger when the batch was prepared.
    package let through: ExportSequence
    /// Rows through this one had nothing left to export once the batch was prepared.
    package let settled: ExportSequence

    package init(
        batch: ExportNumber, days: DayRange, after: ExportSequence, through: ExportSequence,
        settled: ExportSequence
    ) {
        self.batch = batch
        self.days = days
        self.after = after
        self.through = through
        self.settled = settled
    }

    /// Whether the row lies in the extent, whoever has exported it.
    package func contains(_ row: ExportSequence, on day: Day) -> Bool {
        row <= through && days.contains(day)
    }
}

/// What all live batches of one kind have taken.
///
/// - Source: D-8.5: each operation belongs to at most one live batch.
package struct ExportCoverage: Sendable {
    /// By number.
    private var live: [ExportExtent] = []
    /// Every row through this one is in a live batch, or has nothing to export.
    package private(set) var settled = ExportSequence(rawValue: 0)

    package init() {}

    /// Takes a batch that was prepared.
    package mutating func prepare(_ extent: ExportExtent) {
        live.append(extent)
        settled = extent.settled
    }

    /// Gives the rows of a batch free again.
    package mutating func cancel(_ batch: ExportNumber) {
        guard let place = live.firstIndex(where: { $0.batch == batch }) else { return }
        settled = min(settled, live.remove(at: place).after)
    }

    /// The live batch that holds a row of a day; nil when none does.
    package func holder(of row: ExportSequence, on day: Day) -> ExportNumber? {
        live.first { $0.contains(row, on: day) }?.batch
    }

    /// The first live batch after this one that shares days with it.
    ///
    /// It holds what was recorded later for those days; were the earlier one cancelled alone,
    /// its rows would seem to be in the later one.
    package func correction(of batch: ExportNumber) -> ExportNumber? {
        guard let own = live.first(where: { $0.batch == batch }) else { return nil }
        return live.first { $0.batch > batch && $0.days.overlap(with: own.days) != nil }?.batch
    }
}

/// What the live batches of one kind have taken of its rows, and of the entries of money.
package struct ExportTaken: Sendable {
    package private(set) var rows = ExportCoverage()
    package private(set) var money = ExportCoverage()

    package init() {}

    /// Takes a batch that was prepared.
    package mutating func prepare(_ extent: ExportExtent, money taken: ExportExtent?) {
        rows.prepare(extent)
        if let taken { money.prepare(taken) }
    }

    /// Gives the rows of a batch free again.
    package mutating func cancel(_ batch: ExportNumber) {
        rows.cancel(batch)
        money.cancel(batch)
    }
}
