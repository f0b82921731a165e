package import Measures

/// The statutory limit on what a consumer credit may cost.
///
/// - Source: 353-FZ art. 5 part 24.
package struct StatutoryCap: Hashable, Sendable {
    /// Applies to contracts signed from this day on.
    package let validFrom: Day
    /// Charges may reach this many per cent of the loan amount.
    package let chargesPercentMax: Int64
    /// The highest rate of one day.
    package let dailyRateMax: YearlyRate
    /// The longest term, in days, that the limit speaks of.
    package let termDaysMax: Int32

    package init(
        validFrom: Day, chargesPercentMax: Int64, dailyRateMax: YearlyRate, termDaysMax: Int32
    ) {
        self.validFrom = validFrom
        self.chargesPercentMax = chargesPercentMax
        self.dailyRateMax = dailyRateMax
        self.termDaysMax = termDaysMax
    }
}
