import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

extension Office {
    /// Prepares a batch of all that no live batch has taken yet, and freezes its bytes.
    ///
    /// The same order under the same key prepares nothing a second time. A preview shows the
    /// batch as it would be and stores nothing.
    /// - Throws: `export(.nothingNew)`, `export(.tooManyLines)`, `input` when the days are out
    ///   of order, `keyUsed`, `fault`.
    /// - Source: domain §8.5.
    package func prepareExport(
        _ order: ExportOrder, _ slip: OrderSlip
    ) throws(OfficeError) -> ExportView {
        if let from = order.from, from > order.through {
            throw .input(field: "from", value: "\(from)", accepted: "\(order.through) or earlier")
        }
        do {
            return try working(slip) { desk in
                let parameters = try text(of: order)
                if let view = try desk.earlierExport(slip.requestKey, parameters) { return view }
                let work = try desk.record(
                    "prepare-export", parameters: parameters, on: nil, key: slip.requestKey)
                let number = try desk.prepare(order, for: work)
                let view = try desk.transaction.exportView(of: number)
                if slip.isPreview { throw NothingStored(report: view) }
                return view
            }
        } catch let stopped as NothingStored<ExportView> {
            return stopped.report.asPreview
        } catch {
            throw OfficeError(error, nil)
        }
    }
}

extension Desk {
    /// What this order left when it was first carried out under the key; nil when it is new.
    fileprivate func earlierExport(_ key: String?, _ parameters: String) throws -> ExportView? {
        guard let key, let stored = try transaction.work(key: key) else { return nil }
        guard stored.work.kind == "prepare-export", stored.work.parameters == parameters,
            let batch = try transaction.exports().first(where: { $0.work == stored.id })
        else { throw OfficeError.keyUsed(key) }
        return try transaction.exportView(of: batch.number).asRepeat
    }

    fileprivate func prepare(_ order: ExportOrder, for work: WorkID) throws -> ExportNumber {
        let number = try transaction.nextExportNumber()
        let live = try LiveExports(transaction)
        let batch =
            switch order.kind {
            case .postings, .memo: try journal(order, number, live, work)
            case .payments: try payments(order, number, live, work)
            }
        try transaction.insert(batch)
        return number
    }

    private func journal(
        _ order: ExportOrder, _ number: ExportNumber, _ live: LiveExports, _ work: WorkID
    ) throws -> NewExport {
        let kind = order.kind.kind
        let coverage = live[kind]
        var selection = try ExportSelection(order, coverage, transaction, rules)
        guard let first = order.from ?? selection.days.keys.min(), selection.operations > 0 else {
            throw ExportRefusal.nothingNew(kind, through: order.through)
        }
        var file = FrozenFile(number, transaction)
        var csv = JournalCSV(batch: number)
        var lines = 0
        try file.write(csv.head())
        try selection.eachLine { line in
            lines += 1
            try file.write(csv.text(of: line))
        }
        let kept = try file.close(as: .csv)
        let opening = try live.balances(of: kind, transaction)
        let days = try DayRange(first, through: order.through)
        let journal = FrozenJournal(
            JournalTitle(
                organisation: try transaction.ledger().organisation, batch: number, kind: kind,
                mode: order.mode.mode, days: days, operations: selection.operations,
                lines: lines, checksum: kept.checksum),
            JournalBook(
                opening: opening, turnovers: selection.turnovers,
                chart: try rules.on(order.through).chart))
        return NewExport(
            kind: kind, mode: order.mode.mode,
            extent: ExportExtent(
                batch: number, days: days, after: coverage.settled, through: selection.through,
                settled: selection.settled), operations: selection.operations, lines: lines,
            opening: opening, turnovers: selection.turnovers, days: selection.days,
            files: [kept] + (try journal.files(of: transaction)), work: work)
    }
}

extension ExportView {
    fileprivate var asPreview: ExportView {
        var view = self
        view.isPreview = true
        return view
    }

    fileprivate var asRepeat: ExportView {
        var view = self
        view.isRepeat = true
        return view
    }
}
