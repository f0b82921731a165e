import Directories
import Measures
import Storage

/// What the turnovers of a period come to: a number that differs as soon as a figure does.
///
/// Shape: `turnovers` in the order of the ledger.
func figures(of turnovers: [Turnover]) -> Int64 {
    var print = Fingerprint()
    for turnover in turnovers {
        print.add("\(turnover.day) \(turnover.posting.rawValue) \(turnover.document.rawValue)")
        print.add(turnover.reason?.rawValue ?? "")
        print.add("\(turnover.operations) \(turnover.amount.minor) \(turnover.amount.currency.code)")
    }
    return Int64(bitPattern: print.value)
}

extension Reading {
    /// What the turnovers of some days come to now.
    func figures(of days: DayRange) throws -> Int64 {
        BackOffice.figures(of: try turnovers(from: days.first, through: days.last))
    }
}
