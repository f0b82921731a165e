package import BackOffice
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

/// All batches.
package struct ExportListView: Codable, Sendable {
    package let batches: [ExportView]
    /// Live operations on balance that are in no live batch.
    package let waiting: Int
}
