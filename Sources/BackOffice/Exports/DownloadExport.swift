import Directories
package import Formats
import GeneralLedger
import Measures
package import Orders
import Storage

extension Office {
    /// Gives a batch in one of its forms, piece by piece, always the same bytes.
    ///
    /// The first time a batch has gone out whole it becomes sent; what nobody read to the end
    /// was not sent.
    /// - Throws: `notFound`, `export(.form)`, `export(.state)` for a cancelled batch, before
    ///   the first byte; what the sink throws; `fault`, such as `corrupt` when the bytes are no
    ///   longer those that were prepared.
    package func downloadExport(
        _ number: Int64, as form: ExportOrder.Form, _ context: OrderContext, to sink: ByteSink
    ) throws(OfficeError) -> Delivery {
        try context.check()
        return try sorting {
            let number = ExportNumber(rawValue: number)
            let delivery = try store.reading { reading in
                try requireSendable(number, as: form.form, reading)
                return try sink.take { try write(form.form, of: number, reading, to: $0) }
            }
            if delivery == .whole { try sendExport(number, context) }
            return delivery
        }
    }

    /// Gives a batch to somebody who takes all of it.
    package func downloadExport(
        _ number: Int64, as form: ExportOrder.Form, _ context: OrderContext,
        to take: @escaping ([UInt8]) throws -> Void
    ) throws(OfficeError) {
        _ = try downloadExport(number, as: form, context, to: ByteSink(take))
    }

    private func requireSendable(
        _ number: ExportNumber, as form: ExportForm, _ reading: ReadSession
    ) throws {
        guard let batch = try reading.export(number) else {
            throw OfficeError.notFound(.exportBatch, "\(number.rawValue)")
        }
        guard ExportForm.all(of: batch.kind).contains(form) else {
            throw ExportRefusal.form(form, of: batch.kind)
        }
        guard batch.state.isLive else {
            throw ExportRefusal.state(number, batch.state, action: .download)
        }
    }

    /// Gives a journal of the whole ledger, which is no batch: for reading, not for booking.
    ///
    /// Its month ends are asserted by the daily turnovers of the ledger.
    /// - Throws: `export(.nothingNew)` for a ledger without entries, `fault`.
    package func journal(
        _ form: ExportOrder.Form, _ order: ExportOrder, to sink: ByteSink
    ) throws(OfficeError) -> Delivery {
        try answering { reading, rules in
            guard let type = journalFormat(of: form.form),
                ExportForm.all(of: order.kind.kind).contains(form.form)
            else { throw ExportRefusal.form(form.form, of: order.kind.kind) }
            let scope = try ExportScope(order, ExportTaken(), for: nil, reading)
            var selection = try ExportSelection(scope, reading, rules)
            guard let first = selection.days.keys.min(), let last = selection.days.keys.max()
            else { throw ExportRefusal.nothingNew(order.kind.kind, through: order.through) }
            let title = JournalTitle(
                organisation: try reading.ledger().organisation, batch: nil,
                kind: order.kind.kind, mode: order.mode.mode,
                days: try DayRange(first, through: last), operations: selection.operations,
                lines: selection.operations, checksum: nil)
            let chart = try rules.on(last).chart
            let memo = Set(chart.filter { $0.type == .memo }.map(\.code))
            let turnovers = try accountTurnovers(from: first, through: last, reading, rules)
                .filter { memo.contains($0.account) == (order.kind == .memo) }
            var format = try type.init(
                title, JournalBook(opening: [], turnovers: turnovers, chart: chart))
            return try sink.take { put in
                var pieces = Pieces()
                try pieces.add(try format.head(), put)
                try selection.eachLine { try pieces.add(try format.text(of: $0), put) }
                try pieces.add(try format.tail(), put)
                try pieces.flush(put)
            }
        }
    }

    /// Gives a journal of the whole ledger to somebody who takes all of it.
    package func journal(
        _ form: ExportOrder.Form, _ order: ExportOrder,
        to take: @escaping ([UInt8]) throws -> Void
    ) throws(OfficeError) {
        _ = try journal(form, order, to: ByteSink(take))
    }

    private func write(
        _ form: ExportForm, of number: ExportNumber, _ reading: ReadSession,
        to sink: ([UInt8]) throws -> Void
    ) throws {
        guard let batch = try reading.export(number),
            let file = batch.files.first(where: { $0.form == form })
        else { throw StoreFault.corrupt("export batch \(number.rawValue)") }
        var checksum = Checksum()
        if form == ExportForm.kept(of: batch.kind) {
            let source = reading.frozenBytes(of: number)
            while let piece = try source.next() {
                checksum.add(piece)
                try sink(piece)
            }
        } else {
            let rules = try rules(of: batch, reading)
            try FrozenJournal(batch, reading, rules).write(form, of: reading) { piece in
                checksum.add(piece)
                try sink(piece)
            }
        }
        guard checksum.digits == file.checksum else {
            throw StoreFault.corrupt("export batch \(number.rawValue): its checksum")
        }
    }

    /// The rules that a batch was prepared under.
    private func rules(of batch: StoredExport, _ reading: ReadSession) throws -> Rules {
        guard let work = try reading.work(batch.work) else {
            throw StoreFault.unknown(.work, id: batch.work.rawValue)
        }
        return try rules(version: work.work.directoryVersion, reading)
    }
}
