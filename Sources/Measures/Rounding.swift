/// How an exact quotient becomes a whole number of minor units.
package enum Rounding: String, Hashable, Sendable, Codable, CaseIterable {
    /// Half goes away from zero.
    case halfUp
    /// Half goes to the even neighbour.
    case halfEven
    /// Away from zero.
    case up
    /// Toward zero.
    case down

    /// The quotient `numerator / denominator` rounded to a whole number.
    ///
    /// - Shape: `denominator` is positive; both fit 127 bits with one bit to spare.
    @inlinable
    package func quotient(_ numerator: Int128, over denominator: Int128) -> Int128 {
        precondition(denominator > 0, "a denominator is positive")
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        if remainder == 0 { return quotient }
        let away: Int128 = numerator < 0 ? -1 : 1
        let twice = remainder.magnitude << 1
        let isAway =
            switch self {
            case .up: true
            case .down: false
            case .halfUp: twice >= denominator.magnitude
            case .halfEven:
                twice > denominator.magnitude
                    || (twice == denominator.magnitude && quotient & 1 != 0)
            }
        return isAway ? quotient + away : quotient
    }
}
