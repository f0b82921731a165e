package import Directories
package import Measures

/// An amount that cannot be moved, kept or charged.
package enum AmountRefusal: Hashable, Sendable {
    case amountNotPositive
    case wrongCurrency(Currency, expected: Currency)
    case exceedsBalance(Bucket, balance: Money, movedBy: Money)
    case exceedsAvailable(
        AmountType, isOffBalance: Bool, available: Money, wanted: Money)
    case exceedsCredit(available: Money, wanted: Money)
    case totalsDiffer(moved: Money, lent: Money)
    case overflow
    /// A bucket is worth something without holding anything, or the other way round.
    case worthDiffers(Bucket, balance: Money, worth: Money)
    case nothing(to: String)
    /// A day would cost a consumer more than the law of the day of signing lets it; the rates
    /// are yearly but for that of one day.
    case dailyRateTooHigh(YearlyRate, max: YearlyRate, daily: YearlyRate, signed: Day)
}
