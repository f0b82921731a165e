/// The net amount of one day, placed by its distance from the day before it in the list.
struct DailyFlow {
    let day: Day
    let minor: Int64

    /// Sums the flows by day, earliest first; days without a net amount are left out.
    ///
    /// - Throws: `currencyMismatch`; `overflow` when the magnitudes do not add up to 63 bits;
    ///   `noSolution(.effectiveRate)` when both signs are not there.
    static func ordered(_ flows: [DatedFlow]) throws(MeasureFlaw) -> [DailyFlow] {
        guard let currency = flows.first?.amount.currency else {
            throw .noSolution(.effectiveRate)
        }
        var magnitude: UInt64 = 0
        var days: [DailyFlow] = []
        for flow in flows.sorted(by: { $0.day < $1.day }) {
            guard flow.amount.currency == currency else {
                throw .currencyMismatch(currency, flow.amount.currency)
            }
            let (sum, overflow) = magnitude.addingReportingOverflow(
                flow.amount.minor.magnitude)
            guard !overflow, sum <= UInt64(Int64.max) else { throw .overflow }
            magnitude = sum
            let before = days.last?.day == flow.day ? days.removeLast().minor : 0
            days.append(DailyFlow(day: flow.day, minor: before + flow.amount.minor))
        }
        days.removeAll { $0.minor == 0 }
        guard days.contains(where: { $0.minor < 0 }), days.contains(where: { $0.minor > 0 })
        else { throw .noSolution(.effectiveRate) }
        return days
    }
}

extension EffectiveRate {
    /// Solves Σ A·(1+X)^(-days/365) = 0 for the yearly rate X.
    ///
    /// The unknown is the factor of one day, b = (1+X)^(-1/365), so that every exponent is a
    /// whole number. A rate above zero has b < 1. A rate below zero is found from the other
    /// end: with the days counted back from the last flow the unknown is 1/b < 1. Where
    /// several rates fit, the least one from zero upwards is taken, else the nearest below.
    static func compounding(
        _ flows: [DailyFlow], decimals: UInt8
    ) throws(MeasureFlaw) -> EffectiveRate {
        let onwards = PowerSum(flows)
        if let daily = UnitInterval.rootNearestToOne(sign: onwards.sign(at:)) {
            let growth = try YearlyGrowth(reciprocalOf: daily)
            return try EffectiveRate(tenDigits: growth.tenDigits, decimals: decimals)
        }
        let backwards = PowerSum(countedBack: flows)
        guard let daily = UnitInterval.rootNearestToOne(sign: backwards.sign(at:)) else {
            throw .noSolution(.effectiveRate)
        }
        return try EffectiveRate(
            tenDigits: YearlyGrowth(of: daily).tenDigits, decimals: decimals)
    }
}

/// The left side of the equation: a sum of amounts by whole powers of the unknown.
struct PowerSum {
    private var gaps: [UInt32] = []
    private var amounts: [Int64] = []

    init(_ flows: [DailyFlow]) {
        var before = flows[0].day
        for flow in flows {
            gaps.append(UInt32(before.days(to: flow.day)))
            amounts.append(flow.minor)
            before = flow.day
        }
    }

    init(countedBack flows: [DailyFlow]) {
        var after = flows[flows.count - 1].day
        for flow in flows.reversed() {
            gaps.append(UInt32(flow.day.days(to: after)))
            amounts.append(flow.minor)
            after = flow.day
        }
    }

    /// The sign of the sum at a point.
    func sign(at point: UnitInterval) -> Int {
        var factor = UnitInterval.one
        var sum: Int128 = 0
        for (gap, amount) in zip(gaps, amounts) {
            factor = factor * point.power(gap)
            sum += Int128(amount) * Int128(factor.steps)
        }
        return Int(sum.signum())
    }
}

/// One plus the yearly rate, as the 365th power of a day's factor or its reciprocal.
struct YearlyGrowth {
    /// The rate alone, in units of 10^-10 per cent.
    let tenDigits: Int128

    private static let hundredPercent: UInt128 = 1_000_000_000_000

    /// - Throws: `noSolution(.effectiveRate)` for a rate of more than 10^9.
    init(reciprocalOf daily: UnitInterval) throws(MeasureFlaw) {
        let power = YearlyGrowth.power(of: daily)
        guard power >= (1 << 126) / 1_000_000_001 else { throw .noSolution(.effectiveRate) }
        // (10^12 · 2^126) / power, by the full width of 256 bits.
        let dividend = YearlyGrowth.hundredPercent.multipliedFullWidth(by: 1 << 126)
        let (quotient, remainder) = power.dividingFullWidth(dividend)
        let nearest: Int128 = remainder > power / 2 ? 1 : 0
        tenDigits = Int128(quotient) + nearest - Int128(YearlyGrowth.hundredPercent)
    }

    init(of daily: UnitInterval) {
        let product = YearlyGrowth.power(of: daily)
            .multipliedFullWidth(by: YearlyGrowth.hundredPercent)
        let whole = product.high << 2 | product.low >> 126
        let nearest: Int128 = product.low >> 125 & 1 == 1 ? 1 : 0
        tenDigits = Int128(whole) + nearest - Int128(YearlyGrowth.hundredPercent)
    }

    /// The 365th power in units of 2^-126.
    static func power(of daily: UnitInterval) -> UInt128 {
        let base = UInt128(daily.steps) << 64
        var result: UInt128 = 1 << 126
        for _ in 0..<365 {
            let product = result.multipliedFullWidth(by: base)
            result = product.high << 2 | product.low >> 126
        }
        return result
    }
}
