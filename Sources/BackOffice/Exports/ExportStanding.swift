import Directories
import GeneralLedger
package import Measures
package import Storage

/// How the entries of some days have left the house.
///
/// - Source: D-3.39: a month is closed when its export is complete.
package struct ExportStanding {
    /// Live operations on balance, and entries of money, that are in no live batch.
    package let waiting: Int
    /// Live batches with operations of these days, by number.
    let batches: [StoredExport]

    /// Those that the receiver has not booked.
    var unconfirmed: [ExportNumber] {
        batches.filter { $0.state != .confirmed }.map(\.number)
    }

    package init(from first: Day, through last: Day, _ reading: ReadSession, _ rules: Rules) throws
    {
        var recorded = try reading.turnovers(from: first, through: last).reduce(0) {
            let isTaken = rules.postings[$1.posting].map(ExportKind.postings.takes) ?? false
            return isTaken ? $0 + $1.operations : $0
        }
        recorded += try reading.moneyTurnovers(from: first, through: last)
            .reduce(0) { $0 + $1.entries }
        var exported = 0
        var batches: [StoredExport] = []
        for batch in try LiveExports(reading).batches where batch.kind == .postings {
            let own = try reading.exportDays(of: batch.number).reduce(0) { sum, day in
                first <= day.key && day.key <= last ? sum + day.value : sum
            }
            exported += own
            if own > 0 { batches.append(batch) }
        }
        waiting = recorded - exported
        self.batches = batches
    }
}
