import Directories
import Measures

/// Foreign debt brought in line with the rate of the day.
extension Draft {
    /// Brings every bucket in line with the rate of the day.
    ///
    /// A contract in the currency of its books has nothing to be brought in line.
    /// - Throws: `noExchangeRate`; what the fold refuses.
    /// - Source: PBU 3/2006, 7.
    package mutating func revalue() throws(Refusal) {
        try add(.revaluation, contract.conversions(on: worthDay, directory), changes: [])
    }

    /// Does so on the last day of a month, the day of the reports.
    package mutating func revalueAtMonthEnd() throws(Refusal) {
        if worthDay.isLastOfMonth { try revalue() }
    }
}
