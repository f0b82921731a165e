/// An amount placed in whole periods and a part of one, both counted from the first flow.
struct PeriodFlow {
    let minor: Int64
    let wholePeriods: UInt32
    /// The rest of the way, as a part of one period; 0 up to and including 1.
    let part: Fraction
}

/// The equation Σ A / ((1 + e·i) · (1 + i)^q) = 0 that Appendix J and 353-FZ share.
///
/// The unknown is w = 1 / (1 + i), which lies in the unit interval: 1 + e·i becomes
/// (w + e·(1 - w)) / w. Rates of more than 1,600 % a period are not looked for.
struct UnitPeriodEquation {
    /// Shape: ordered by time.
    let flows: [PeriodFlow]

    private static let smallest = UnitInterval(steps: UnitInterval.one.steps / 17)

    /// The rate for one period, in units of 2^-62.
    ///
    /// - Throws: `noSolution(.effectiveRate)` when no rate of 0...1,600 % fits.
    func periodicRate() throws(MeasureFlaw) -> UInt128 {
        guard let root = UnitInterval.rootNearestToOne(sign: sign(at:)),
            root >= UnitPeriodEquation.smallest
        else { throw .noSolution(.effectiveRate) }
        let one = UInt128(UnitInterval.one.steps)
        return (one - UInt128(root.steps)) * one / UInt128(root.steps)
    }

    /// The sign of the left side at w.
    private func sign(at point: UnitInterval) -> Int {
        var factor = UnitInterval.one
        var reached: UInt32 = 0
        var sum: Int128 = 0
        for flow in flows {
            factor = factor * point.power(flow.wholePeriods - reached)
            reached = flow.wholePeriods
            let discount = factor.divided(byPart: flow.part, at: point)
            sum += Int128(flow.minor) * Int128(discount.steps)
        }
        return Int(sum.signum())
    }
}

extension UnitInterval {
    /// The factor divided by 1 + e·i, that is times w / (w + e·(1 - w)).
    fileprivate func divided(byPart part: Fraction, at point: UnitInterval) -> UnitInterval {
        if part.numerator == 0 { return self }
        let complement = Int128(UnitInterval.one.steps - point.steps)
        let share = complement * part.numerator / part.denominator
        let divisor = UInt128(point.steps) + UInt128(share)
        if divisor == 0 { return self }
        let product = UInt128(steps) * UInt128(point.steps)
        return UnitInterval(steps: UInt64(product / divisor))
    }
}

extension EffectiveRate {
    /// Multiplies the rate of a period by the periods of a year.
    static func yearly(
        _ equation: UnitPeriodEquation, periodsPerYear: Fraction, decimals: UInt8
    ) throws(MeasureFlaw) -> EffectiveRate {
        let periodic = try Int128(equation.periodicRate())
        // 67 bits of rate, 40 of per cent, 9 of periods: within 127.
        let product = periodic * 1_000_000_000_000 * periodsPerYear.numerator
        let divisor = Int128(UnitInterval.one.steps) * periodsPerYear.denominator
        let tenDigits = Rounding.halfUp.quotient(product, over: divisor)
        return try EffectiveRate(tenDigits: tenDigits, decimals: decimals)
    }
}
