package import GeneralLedger
import Measures
package import Storage

/// A batch that was prepared to leave the house.
package struct ExportView: Codable, Sendable, OrderAnswer {
    package let number: Int64
    package let kind: String
    package let mode: String
    package let from: String
    package let through: String
    package let state: String
    /// Operations, or payments.
    package let operations: Int
    package let lines: Int
    /// By currency: what is debited in all, or received and paid out.
    package let totals: [CurrencyAmount]
    /// SHA-256 of the form whose bytes are kept.
    package let checksum: String
    package let files: [ExportFileView]
    /// All that was done to it, in order.
    package let steps: [ExportStepView]
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat: Bool
    /// True when the batch was only tried: nothing is stored.
    package var isPreview: Bool
    package var previewToken: String?
}

/// A form in which a batch may be taken.
package struct ExportFileView: Codable, Sendable {
    package let form: String
    package let bytes: Int
    package let sha256: String
}

/// A step in the life of a batch.
package struct ExportStepView: Codable, Sendable {
    package let state: String
    package let operatorName: String
    package let at: String
}

extension ReadSession {
    /// One batch as it is shown.
    /// - Throws: `notFound`.
    package func exportView(of number: ExportNumber) throws -> ExportView {
        guard let batch = try export(number) else {
            throw OfficeError.notFound(.exportBatch, "\(number.rawValue)")
        }
        return try exportView(of: batch)
    }

    package func exportView(of batch: StoredExport) throws -> ExportView {
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
