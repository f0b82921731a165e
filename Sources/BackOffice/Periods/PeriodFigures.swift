import Directories
package import Measures
import Storage

/// What the turnovers of a period come to: a number that differs as soon as a figure does.
///
/// Shape: both in the order of the ledger.
func figures(of turnovers: [Turnover], _ money: [MoneyTurnover]) -> Int64 {
    var parts = turnovers.flatMap { turnover in
        [
            "\(turnover.day)", "\(turnover.posting.rawValue)", "\(turnover.document.rawValue)",
            turnover.reason?.rawValue ?? "", "\(turnover.operations)",
            "\(turnover.amount.minor)", turnover.amount.currency.code,
        ] + (turnover.foreign.map { ["\($0.minor)", $0.currency.code] } ?? [])
    }
    parts += money.flatMap { turnover in
        [
            "\(turnover.day)", "\(turnover.direction)", "\(turnover.payment.rawValue)",
            "\(turnover.entries)", "\(turnover.amount.minor)", turnover.amount.currency.code,
        ]
    }
    return Int64(bitPattern: Fingerprint(of: parts.joined(separator: "\u{0}")).rawValue)
}

extension ReadSession {
    /// What the turnovers of some days come to now.
    package func figures(of days: DayRange) throws -> Int64 {
        BackOffice.figures(
            of: try turnovers(from: days.first, through: days.last),
            try moneyTurnovers(from: days.first, through: days.last))
    }
}
