import Directories
import GeneralLedger
package import Measures
import Storage

extension Office {
    /// All batches, oldest first, and what still waits to be exported.
    ///
    /// - Throws: `fault`.
    package func exports(through day: Day) throws(OfficeError) -> ExportListView {
        try answering { reading, rules in
            ExportListView(
                batches: try reading.exports().map { try reading.exportView(of: $0) },
                waiting: try ExportStanding(
                    from: Day(number: .min), through: day, reading, rules
                ).waiting)
        }
    }

    /// One batch with its checksums and all that was done to it.
    ///
    /// - Throws: `notFound`, `fault`.
    package func export(_ number: Int64) throws(OfficeError) -> ExportView {
        try answering { reading, _ in try reading.exportView(of: ExportNumber(rawValue: number)) }
    }
}

/// How the entries of some days have left the house.
///
/// - Source: D-3.39: a month is closed when its export is complete.
struct ExportStanding {
    /// Live operations on balance of these days that are in no live batch.
    let waiting: Int
    /// Live batches with operations of these days, by number.
    let batches: [StoredExport]

    /// Those that the receiver has not booked.
    var unconfirmed: [ExportNumber] {
        batches.filter { $0.state != .confirmed }.map(\.number)
    }

    init(from first: Day, through last: Day, _ reading: Reading, _ rules: Rules) throws {
        let recorded = try reading.turnovers(from: first, through: last).reduce(0) {
            let isTaken = rules.postings[$1.posting].map(ExportKind.postings.takes) ?? false
            return isTaken ? $0 + $1.operations : $0
        }
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

extension Reading {
    /// One batch as it is shown.
    /// - Throws: `notFound`.
    func exportView(of number: ExportNumber) throws -> ExportView {
        guard let batch = try export(number) else {
            throw OfficeError.notFound(.exportBatch, "\(number.rawValue)")
        }
        return try exportView(of: batch)
    }

    fileprivate func exportView(of batch: StoredExport) throws -> ExportView {
        let steps = try exportSteps(of: batch.number)
        return ExportView(
            number: batch.number.rawValue, kind: batch.kind.code, mode: batch.mode.code,
            from: "\(batch.extent.days.first)", through: "\(batch.extent.days.last)",
            state: "\(batch.state)", operations: batch.operations, lines: batch.lines,
            totals: try totals(of: batch),
            checksum: batch.kept?.checksum ?? "",
            files: batch.leaving.map {
                ExportFileView(form: $0.form.code, bytes: $0.bytes, sha256: $0.checksum)
            },
            steps: try steps.map { step in
                let work = try work(step.work)?.work
                return ExportStepView(
                    state: "\(step.state)", operatorName: work?.operatorName ?? "",
                    at: work.map { "\(ValueTime(seconds: $0.recordedAt.rawValue / 1000))Z" } ?? "")
            }, isRepeat: false, isPreview: false)
    }

    private func totals(of batch: StoredExport) throws -> [CurrencyAmount] {
        let turnovers = try exportTurnovers(of: batch.number)
        let isMoney = batch.kind == .payments
        let sums = Dictionary(grouping: turnovers, by: \.currency).mapValues { own in
            own.reduce(Int64(0)) { $0 + $1.debit + (isMoney ? $1.credit : 0) }
        }
        return sums.sorted { $0.key.numericCode < $1.key.numericCode }.map { currency, minor in
            CurrencyAmount(currency: currency.code, amount: Money(minor: minor, currency).text)
        }
    }
}

extension StoredExport {
    /// The files in which it may leave.
    fileprivate var leaving: [ExportFile] {
        files.filter { ExportForm.all(of: kind).contains($0.form) }
    }
}
