package import Measures

/// How the discount of a loan becomes income: its effective rate, and how far it has come.
///
/// What is not amortised yet is the balance of the discount itself.
/// - Source: D-3.21; IFRS 9 B5.4.1–B5.4.7.
package struct DiscountPlan: Hashable, Sendable {
    /// The rate by which the expected payments were discounted.
    package let marketRate: YearlyRate
    /// The rate at which they are worth the fair value, rounded to money as it was.
    package let interest: EffectiveInterest
    package let recognised: Day
    /// The discount when it was recognised, minor units.
    package let initial: Int64
    /// The version of the schedule whose payments were expected.
    package let scheduleVersion: UInt16
    /// The day through which it has become income.
    package let amortisedThrough: Day

    package init(
        marketRate: YearlyRate, interest: EffectiveInterest, recognised: Day, initial: Int64,
        scheduleVersion: UInt16, amortisedThrough: Day
    ) {
        self.marketRate = marketRate
        self.interest = interest
        self.recognised = recognised
        self.initial = initial
        self.scheduleVersion = scheduleVersion
        self.amortisedThrough = amortisedThrough
    }

    /// The same plan, come further.
    package func amortised(through day: Day) -> DiscountPlan {
        DiscountPlan(
            marketRate: marketRate, interest: interest, recognised: recognised,
            initial: initial, scheduleVersion: scheduleVersion, amortisedThrough: day)
    }
}
