/// The effective-interest method: one factor discounts every day of an asset.
///
/// The factor is kept in units of 2^-62, so a value over thirty years is right to some 10^-15
/// of itself.
/// - Source: IFRS 9, appendix A, "effective interest method"; D-3.21.
package struct EffectiveInterest: Hashable, Sendable {
    private let daily: UnitInterval

    /// Takes the factor of a yearly rate: (1+r)^(-1/365).
    ///
    /// - Throws: `outOfRange(.effectiveRate)` for a rate below zero.
    package init(yearly rate: YearlyRate) throws(MeasureFlaw) {
        daily = try UnitInterval(dailyFactorOf: rate)
    }

    /// Solves the factor at which later flows are worth an amount on a day.
    ///
    /// - Shape: `amount` above zero; flows after `day`, in any order.
    /// - Throws: `currencyMismatch`, `overflow`; `noSolution(.effectiveRate)` when the flows
    ///   bring less than the amount.
    package init(
        of flows: [DatedFlow], worth amount: Money, on day: Day
    ) throws(MeasureFlaw) {
        let outlay = DatedFlow(day, try amount.negated())
        let sum = PowerSum(try DailyFlow.ordered([outlay] + flows))
        guard let root = UnitInterval.rootNearestToOne(sign: sum.sign(at:)) else {
            throw .noSolution(.effectiveRate)
        }
        daily = root
    }

    /// Takes a factor that was kept; nil for one that no rate has.
    package init?(dailyFactorSteps steps: UInt64) {
        guard steps > 0, steps <= UnitInterval.one.steps else { return nil }
        daily = UnitInterval(steps: steps)
    }

    /// The factor of one day in units of 2^-62, as it is kept.
    package var dailyFactorSteps: UInt64 { daily.steps }

    /// What flows are worth at the end of `day`, in minor units, exactly.
    ///
    /// - Days: flows of later days are discounted to it, earlier ones count in full.
    /// - Throws: `currencyMismatch`, `overflow`.
    package func value(
        of flows: [DatedFlow], in currency: Currency, on day: Day
    ) throws(MeasureFlaw) -> Fraction {
        var sum: Int128 = 0
        for flow in flows {
            guard flow.amount.currency == currency else {
                throw .currencyMismatch(currency, flow.amount.currency)
            }
            let days = max(0, Int64(flow.day.number) - Int64(day.number))
            let factor = daily.power(UInt32(clamping: days))
            let (total, overflow) = sum.addingReportingOverflow(
                Int128(flow.amount.minor) * Int128(factor.steps))
            if overflow { throw .overflow }
            sum = total
        }
        return Fraction(sum, over: Int128(UnitInterval.one.steps))
    }

    /// What flows are worth at the end of `day`.
    ///
    /// - Throws: `currencyMismatch`, `overflow`.
    package func value(
        of flows: [DatedFlow], in currency: Currency, on day: Day, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        let value = try value(of: flows, in: currency, on: day)
        return try Money(
            exactly: rounding.quotient(value.numerator, over: value.denominator), currency)
    }

    /// The rate of a year that the factor makes.
    ///
    /// - Throws: `noSolution(.effectiveRate)` for a rate of more than 10^9.
    package func yearlyRate(decimals: UInt8) throws(MeasureFlaw) -> EffectiveRate {
        try EffectiveRate(
            tenDigits: YearlyGrowth(reciprocalOf: daily).tenDigits, decimals: decimals)
    }
}
