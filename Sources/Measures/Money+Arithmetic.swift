extension Money {
    /// Adds an amount of the same currency.
    /// - Throws: `currencyMismatch`, `overflow`.
    package func plus(_ other: Money) throws(MeasureFlaw) -> Money {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        if overflow { throw .overflow }
        return Money(minor: sum, currency)
    }

    /// Subtracts an amount of the same currency.
    /// - Throws: `currencyMismatch`, `overflow`.
    package func less(_ other: Money) throws(MeasureFlaw) -> Money {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
        let (difference, overflow) = minor.subtractingReportingOverflow(other.minor)
        if overflow { throw .overflow }
        return Money(minor: difference, currency)
    }

    /// Turns the sign.
    /// - Throws: `overflow` for the one value that has no counterpart.
    package func negated() throws(MeasureFlaw) -> Money {
        try Money.zero(currency).less(self)
    }

    /// Takes the share `fraction` of the amount.
    /// - Throws: `overflow`.
    package func times(_ fraction: Fraction, rounding: Rounding) throws(MeasureFlaw) -> Money {
        let (product, overflow) = Int128(minor).multipliedReportingOverflow(
            by: fraction.numerator)
        if overflow { throw .overflow }
        return try Money(
            exactly: rounding.quotient(product, over: fraction.denominator), currency)
    }

    /// Takes a 128-bit count of minor units.
    /// - Throws: `overflow` when it does not fit 64 bits.
    package init(exactly minor: Int128, _ currency: Currency) throws(MeasureFlaw) {
        guard let minor = Int64(exactly: minor) else { throw .overflow }
        self.init(minor: minor, currency)
    }
}
