import Orders
package import GeneralLedger
import Measures
package import Storage

extension ExportScope {
    /// A batch of entries: its CSV goes to the sink, its figures are the answer.
    ///
    /// - Shape: of its files only the one that is kept; `rolledBack` is a process of it that no
    ///   longer lives.
    /// - Throws: `ExportRefusal.nothingNew`, `.tooManyLines`.
    package func journal(
        _ number: ExportNumber, opening: [AccountBalance], _ reading: ReadSession, _ rules: Rules,
        to sink: inout some ExportSink
    ) throws -> (batch: NewExport, rolledBack: ProcessID?) {
        let kind = order.kind.kind
        var selection = try ExportSelection(self, reading, rules)
        guard let work, let first = order.from ?? selection.days.keys.min(),
            selection.operations > 0
        else { throw ExportRefusal.nothingNew(kind, through: order.through) }
        var csv = JournalCSV(batch: number)
        var lines = 0
        try sink.write(csv.head())
        try selection.eachLine { line in
            lines += 1
            try sink.write(csv.text(of: line))
        }
        let range = try DayRange(first, through: order.through)
        let batch = NewExport(
            kind: kind, mode: order.mode.mode,
            extent: selection.processes.extent(of: number, range),
            money: takesMoney ? selection.money.extent(of: number, range) : nil,
            operations: selection.operations, lines: lines, opening: opening,
            turnovers: selection.turnovers, days: selection.days,
            files: [try sink.close(as: .csv)], work: work)
        return (batch, selection.rolledBack)
    }
}

extension NewExport {
    /// The batch with the forms that are made from the one that is kept.
    func adding(_ files: [ExportFile]) -> NewExport {
        NewExport(
            kind: kind, mode: mode, extent: extent, money: money, operations: operations,
            lines: lines, opening: opening, turnovers: turnovers, days: days,
            files: self.files + files,
            work: work)
    }
}
