import BackOffice
import GeneralLedger
import Measures
import Orders
import Storage

/// A live batch made again from its order and the operations, beside what was frozen.
struct ExportRecount {
    /// What the batches before it have left, and what was rolled back.
    struct Before {
        let taken: ExportTaken
        let balances: ExportBalances
        let cancellations: Cancellations
    }

    /// What was asked for, and when.
    struct Ordered {
        let order: ExportOrder
        let at: RecordedAt
    }

    /// What was compared, and whether it is the same.
    private(set) var findings: [(holds: Bool, what: String)] = []

    /// - Throws: what keeps a batch from being made, such as an order that finds nothing.
    init(
        of batch: StoredExport, _ ordered: Ordered, _ before: Before, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        let order = ordered.order
        see(
            order.kind.kind == batch.kind && order.mode.mode == batch.mode,
            "another kind or mode than was ordered")
        let scope = ExportScope(order, before.taken, of: batch, before.cancellations)
        var file = MeasuredFile()
        let made: NewExport
        switch batch.kind {
        case .postings, .memo:
            let opening = try before.balances.listed()
            let journal = try scope.journal(
                batch.number, opening: opening, reading, rules, to: &file)
            made = journal.batch
            see(
                journal.rolledBack == nil,
                "process \(journal.rolledBack?.rawValue ?? 0), which is rolled back")
        case .payments:
            made = try scope.payments(
                batch.number, created: ordered.at, reading, rules, to: &file)
        }
        try compare(made, batch, reading)
        try checkThrough(batch, reading)
    }

    private mutating func see(_ holds: Bool, _ what: String) { findings.append((holds, what)) }

    private mutating func compare(
        _ made: NewExport, _ batch: StoredExport, _ reading: ReadSession
    ) throws {
        see(made.files.first == batch.kept, "its bytes are not those of its operations")
        see(made.operations == batch.operations, "its operations")
        see(made.lines == batch.lines, "its lines")
        see(made.extent.days == batch.extent.days, "its first and last day")
        see(made.extent.after == batch.extent.after, "where it begins")
        see(made.extent.through == batch.extent.through, "how far it goes")
        see(made.extent.settled == batch.extent.settled, "what it has settled")
        see(made.money == batch.money, "what it has of the entries of money")
        see(
            Set(made.opening) == Set(try reading.exportOpening(of: batch.number)),
            "its opening balances")
        see(
            Set(made.turnovers) == Set(try reading.exportTurnovers(of: batch.number)),
            "its turnovers")
        see(made.days == (try reading.exportDays(of: batch.number)), "its days")
    }

    /// Nothing that was ordered after the batch lies before its end, and nothing that was ordered
    /// before it behind it, but what an order of many transactions has recorded later.
    private mutating func checkThrough(_ batch: StoredExport, _ reading: ReadSession) throws {
        try checkThrough(batch.extent, batch.work, reading) {
            try reading.workAfter($0, of: batch.kind)
        }
        guard let money = batch.money else { return }
        try checkThrough(money, batch.work, reading) { try reading.workOfMoney(after: $0) }
    }

    private mutating func checkThrough(
        _ extent: ExportExtent, _ work: WorkID, _ reading: ReadSession,
        workAfter: (ExportSequence) throws -> WorkID?
    ) throws {
        let end = extent.through
        if end.rawValue > 0 {
            let last = try workAfter(ExportSequence(rawValue: end.rawValue - 1))
            see(last.map { $0 < work } ?? false, "how far it goes")
        }
        guard let next = try workAfter(end) else { return }
        see(try next > work || isLong(next, reading), "how far it goes")
    }

    /// Whether an order has more than one transaction: nights, orders for many, a portfolio made
    /// up.
    private func isLong(_ work: WorkID, _ reading: ReadSession) throws -> Bool {
        if try reading.batch(work) != nil { return true }
        return try reading.work(work)?.work.isOf == .generate
    }
}
