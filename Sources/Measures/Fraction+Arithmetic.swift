extension Fraction {
    /// Adds exactly.
    /// - Throws: `overflow`.
    package func plus(_ other: Fraction) throws(MeasureFlaw) -> Fraction {
        let (left, leftOverflows) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, rightOverflows) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, sumOverflows) = left.addingReportingOverflow(right)
        let (over, overOverflows) = denominator.multipliedReportingOverflow(by: other.denominator)
        if leftOverflows || rightOverflows || sumOverflows || overOverflows { throw .overflow }
        return Fraction(sum, over: over)
    }

    /// The same quotient in lowest terms.
    package var reduced: Fraction {
        var divisor = denominator.magnitude
        var rest = numerator.magnitude
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        return Fraction(numerator / Int128(divisor), over: denominator / Int128(divisor))
    }

    /// Writes the quotient as a decimal with exactly `digits` digits after the point.
    ///
    /// Shape: `digits` is 0...18 and the denominator below 2^66, so that nothing overflows.
    /// Rounding: half to even, as the published day counts are printed.
    package func text(digits: Int) -> String {
        precondition((0...18).contains(digits), "0...18 digits")
        let scale = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
        let whole = numerator.magnitude / denominator.magnitude
        let rest = Int128(numerator.magnitude % denominator.magnitude)
        let decimals = Rounding.halfEven.quotient(rest * scale, over: denominator)
        let total = whole + (decimals == scale ? 1 : 0)
        let isNegative = numerator < 0 && (total > 0 || decimals > 0)
        let sign = isNegative ? "-" : ""
        if digits == 0 { return sign + String(total) }
        let text = String(decimals == scale ? 0 : decimals)
        let zeros = String(repeating: "0", count: digits - text.count)
        return "\(sign)\(total).\(zeros)\(text)"
    }
}
