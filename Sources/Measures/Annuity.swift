/// The sums of compound growth from which a level payment is solved, period by period.
///
/// With f the rate of each period, F(n) = 1 + F(n-1) · (1 + f(n)) and G(n) = Π (1 + f); the
/// level payment of a principal P is P · G / F.
///
/// Rounding: F and G keep at least 100 binary digits, so that for 600 periods and a principal
/// of 10^13 major units the payment is known to 2^-32 of a minor unit. A payment that near to
/// a middle or to a whole minor unit is taken to be it, and then rounded as asked.
/// - Source: D-F.1.
package struct Annuity: Hashable, Sendable {
    /// One, F and G in a common scale that shrinks as they grow.
    private var one: UInt128 = 1 << 100
    private var sum: UInt128 = 0
    private var growth: UInt128 = 1 << 100

    /// Starts with no period.
    package init() {}

    /// Takes the same rate for a number of periods.
    ///
    /// - Throws: `outOfRange(.annuity)` unless 1...1200 periods; as `append(_:)`.
    package init(ratePerPeriod: Fraction, periods: Int) throws(MeasureFlaw) {
        guard (1...1200).contains(periods) else {
            throw .outOfRange(.annuity, text: "\(periods) periods", accepted: "1...1200")
        }
        let factor = try Annuity.factor(ratePerPeriod)
        for _ in 0..<periods { grow(by: factor) }
    }

    /// Adds the next period with its own rate.
    ///
    /// - Throws: `outOfRange(.annuity)` unless the rate lies above -1 and below 1000;
    ///   `overflow` when its denominator is beyond 2^64 in lowest terms.
    package mutating func append(_ ratePerPeriod: Fraction) throws(MeasureFlaw) {
        grow(by: try Annuity.factor(ratePerPeriod))
    }

    /// Solves the level payment, made at the end of each period, that repays the principal.
    ///
    /// - Shape: the principal is not negative; there is at least one period.
    /// - Throws: `outOfRange(.annuity)`, `overflow`.
    package func payment(
        principal: Money, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        try payment(principal: principal, multipleOf: 1, rounding: rounding)
    }

    /// Solves the level payment as a whole number of steps of `minorUnits`.
    ///
    /// - Throws: `outOfRange(.annuity)`, `overflow`.
    package func payment(
        principal: Money, multipleOf minorUnits: Int64, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        guard !principal.isNegative, minorUnits > 0, sum > 0 else {
            throw .outOfRange(.annuity, text: "\(principal.minor)", accepted: "0 or more")
        }
        let unrounded = quotient(principal.minor.magnitude, times: growth)
        let steps = rounding.quotient(
            Int128(unrounded), over: Annuity.scale * Int128(minorUnits))
        return try Money(exactly: steps * Int128(minorUnits), principal.currency)
    }

    /// What payments of one unit at each period's end are worth at the last one's.
    ///
    /// `amount · times / F` in units of 2^-32, moved onto a half if it is within one of it.
    func quotient(_ amount: UInt64, times factor: UInt128) -> UInt128 {
        let product = (UInt128(amount) << 32).multipliedFullWidth(by: factor)
        let found = sum.dividingFullWidth(product).quotient
        switch found & 0x7FFF_FFFF {
        case 1: return found - 1
        case 0x7FFF_FFFF: return found + 1
        default: return found
        }
    }

    /// One, F and G for those who solve other unknowns than a plain payment.
    var parts: (one: UInt128, sum: UInt128, growth: UInt128) { (one, sum, growth) }

    static let scale: Int128 = 1 << 32

    private mutating func grow(by factor: UInt128) {
        sum = one + Annuity.product(sum, factor)
        growth = Annuity.product(growth, factor)
        while max(sum, growth) >> 112 > 0 {
            one >>= 12
            sum >>= 12
            growth >>= 12
        }
    }

    private static func product(_ left: UInt128, _ factor: UInt128) -> UInt128 {
        let full = left.multipliedFullWidth(by: factor)
        return full.high << 28 | full.low >> 100
    }

    /// One plus the rate, in units of 2^-100, cut.
    private static func factor(_ rate: Fraction) throws(MeasureFlaw) -> UInt128 {
        let fits = rate.denominator >> 64 == 0
        let rate = fits ? rate : rate.reduced
        guard rate.denominator >> 64 == 0 else { throw .overflow }
        guard rate.numerator > -rate.denominator, rate.numerator / rate.denominator < 1000
        else { throw .outOfRange(.annuity, text: rate.text(digits: 6), accepted: "-1...1000") }
        let numerator = UInt128(rate.numerator + rate.denominator)
        let denominator = UInt128(rate.denominator)
        let (upper, rest) = (numerator << 50).quotientAndRemainder(dividingBy: denominator)
        return upper << 50 + (rest << 50) / denominator
    }
}
