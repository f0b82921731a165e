import Directories
package import Measures
import Storage

/// What the turnovers of a period come to: a number that differs as soon as a figure does.
///
/// Shape: `turnovers` in the order of the ledger.
func figures(of turnovers: [Turnover]) -> Int64 {
    let parts = turnovers.flatMap { turnover in
        [
            "\(turnover.day)", "\(turnover.posting.rawValue)", "\(turnover.document.rawValue)",
            turnover.reason?.rawValue ?? "", "\(turnover.operations)",
            "\(turnover.amount.minor)", turnover.amount.currency.code,
        ] + (turnover.foreign.map { ["\($0.minor)", $0.currency.code] } ?? [])
    }
    return Int64(bitPattern: Fingerprint(of: parts.joined(separator: "\u{0}")).rawValue)
}

extension ReadSession {
    /// What the turnovers of some days come to now.
    package func figures(of days: DayRange) throws -> Int64 {
        BackOffice.figures(of: try turnovers(from: days.first, through: days.last))
    }
}
