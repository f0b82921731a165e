package import Measures

/// The statutory limits on what a consumer credit may cost, by the day it was signed.
///
/// - Source: 353-FZ art. 5 parts 23, 24.
package struct StatutoryCap: Hashable, Sendable {
    /// Applies to contracts signed from this day on.
    package let validFrom: Day
    /// Charges may reach this many per cent of the loan amount; nil where the law has no limit.
    package let chargesPercentMax: Int64?
    /// The highest rate of one day; nil where the law has none.
    package let dailyRateMax: YearlyRate?
    /// The longest term that the limit of charges speaks of.
    package let termMax: Tenor
    /// Whether these are the limits of microloans too; where not, theirs are not known.
    package let coversMicroloans: Bool

    package init(
        validFrom: Day, chargesPercentMax: Int64?, dailyRateMax: YearlyRate?, termMax: Tenor,
        coversMicroloans: Bool
    ) {
        self.validFrom = validFrom
        self.chargesPercentMax = chargesPercentMax
        self.dailyRateMax = dailyRateMax
        self.termMax = termMax
        self.coversMicroloans = coversMicroloans
    }

    /// The highest yearly rate: that of one day, times the days over which a basis spreads it.
    ///
    /// Nil where the law has none.
    /// - Rounding: none; 0.8 % a day is 292 % of 365 days.
    /// - Source: 353-FZ art. 5 part 23; D-F.5.
    package func yearlyRateMax(by basis: AccrualBasis) -> YearlyRate? {
        dailyRateMax.map { rate in
            YearlyRate(millionthsOfPercent: rate.millionthsOfPercent * basis.daysOfRate)
        }
    }

    /// Whether a loan is so short that the limit of its charges binds it.
    ///
    /// - Days: a year ends on the day of the same date, be it 365 or 366 days later.
    /// - Throws: `outOfRange(.day)`.
    /// - Source: Civil Code art. 192.
    package func bindsCharges(from issue: Day, through end: Day) throws(MeasureFlaw) -> Bool {
        end <= (try termMax.day(1, after: issue, monthEnd: .keepsDay))
    }
}
