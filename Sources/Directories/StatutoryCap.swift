package import Measures

/// The statutory limit on what a consumer credit may cost.
///
/// - Source: 353-FZ art. 5 parts 23, 24.
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

    /// The highest yearly rate: that of one day, times the days over which a basis spreads it.
    ///
    /// - Rounding: none; 0.8 % a day is 292 % of 365 days.
    /// - Source: 353-FZ art. 5 part 23; D-F.5.
    package func yearlyRateMax(by basis: AccrualBasis) -> YearlyRate {
        YearlyRate(millionthsOfPercent: dailyRateMax.millionthsOfPercent * basis.daysOfRate)
    }
}
