/// An interest rate for one year.
///
/// Units: millionths of one per cent, so 14.4 % is 14_400_000 and the fraction's
/// denominator is 100_000_000.
package struct YearlyRate: Hashable, Sendable, Comparable {
    /// The rate in millionths of one per cent.
    package let millionthsOfPercent: Int64

    /// Takes a count of millionths of one per cent.
    package init(millionthsOfPercent: Int64) { self.millionthsOfPercent = millionthsOfPercent }

    /// What a count of `millionthsOfPercent` is divided by to give the plain rate.
    package static let scale: Int128 = 100_000_000

    /// No interest.
    package static let zero = YearlyRate(millionthsOfPercent: 0)

    /// The whole of an amount in a year.
    package static let whole = YearlyRate(millionthsOfPercent: 100_000_000)

    /// Whether the left rate is the lower one.
    package static func < (left: YearlyRate, right: YearlyRate) -> Bool {
        left.millionthsOfPercent < right.millionthsOfPercent
    }
}
