extension EffectiveRate {
    /// Discounts the flows to the day of the first: Σ A · (1+X)^(-days/365).
    ///
    /// Rounding: the factor of one day is known to 2^-62, so over thirty years every flow is
    /// right to some 10^-15 of itself; the sum is rounded as asked.
    /// - Shape: any order, at least one flow; a rate of zero or more.
    /// - Throws: `outOfRange(.effectiveRate)` for a rate below zero, `currencyMismatch`,
    ///   `overflow`, `noSolution(.effectiveRate)` without flows.
    package static func presentValue(
        of flows: [DatedFlow], at rate: YearlyRate, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        guard let first = flows.min(by: { $0.day < $1.day }) else {
            throw .noSolution(.effectiveRate)
        }
        let currency = first.amount.currency
        let daily = try UnitInterval(dailyFactorOf: rate)
        var sum: Int128 = 0
        for flow in flows {
            guard flow.amount.currency == currency else {
                throw .currencyMismatch(currency, flow.amount.currency)
            }
            let factor = daily.power(UInt32(first.day.days(to: flow.day)))
            let value = Int128(flow.amount.minor) * Int128(factor.steps)
            let (total, overflow) = sum.addingReportingOverflow(value)
            if overflow { throw .overflow }
            sum = total
        }
        let minor = rounding.quotient(sum, over: Int128(UnitInterval.one.steps))
        return try Money(exactly: minor, currency)
    }
}

extension UnitInterval {
    /// The discount factor of one day at a yearly rate: (1+X)^(-1/365).
    ///
    /// - Throws: `outOfRange(.effectiveRate)` for a rate below zero.
    init(dailyFactorOf rate: YearlyRate) throws(MeasureFlaw) {
        guard rate >= .zero else {
            throw .outOfRange(
                .effectiveRate, text: "\(rate.millionthsOfPercent)", accepted: "0 or more")
        }
        if rate == .zero {
            self = .one
            return
        }
        let scale = UInt128(YearlyRate.scale)
        let growth = scale + UInt128(rate.millionthsOfPercent)
        let dividend = scale.multipliedFullWidth(by: 1 << 126)
        let yearly = growth.dividingFullWidth(dividend).quotient
        self = UnitInterval.bisect(UnitInterval(steps: 0), .one) { daily in
            YearlyGrowth.power(of: daily) < yearly ? -1 : 1
        }
    }
}
