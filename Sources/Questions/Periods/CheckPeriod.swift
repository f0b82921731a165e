package import BackOffice
package import Measures

extension Office {
    /// Goes through the checklist of a month without closing it.
    ///
    /// - Throws: `fault`.
    /// - Source: D-3.39.
    package func checkPeriod(
        _ month: Month, progress: (Int, Int) -> Void
    ) throws(OfficeError) -> PeriodChecklist {
        try answering { reading, rules in
            var check = PeriodCheck(of: month, rules)
            try check.run(reading, progress)
            return check.checklist
        }
    }
}
