import GeneralLedger
import Measures

/// How far a batch goes along one sequence of rows while they are looked through.
struct ExportReach {
    private let coverage: ExportCoverage
    private(set) var through: ExportSequence
    private var left: ExportSequence?

    init(behind coverage: ExportCoverage) {
        self.coverage = coverage
        through = coverage.settled
    }

    /// Whether a row may be taken: no live batch has it, and its day is asked for.
    mutating func takes(
        _ row: Int64, on day: Day, hasLines: Bool, asks: (Day) -> Bool
    ) -> Bool {
        through = ExportSequence(rawValue: row)
        guard hasLines, coverage.holder(of: through, on: day) == nil else { return false }
        guard asks(day) else {
            left = left ?? through
            return false
        }
        return true
    }

    func extent(of batch: ExportNumber, _ days: DayRange) -> ExportExtent {
        ExportExtent(
            batch: batch, days: days, after: coverage.settled, through: through,
            settled: left.map { ExportSequence(rawValue: $0.rawValue - 1) } ?? through)
    }
}
