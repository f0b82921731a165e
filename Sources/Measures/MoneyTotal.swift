/// The sum of any number of amounts of one currency, exact where it no longer fits 64 bits.
///
/// Amounts of 64 bits would have to be added 2^64 times before one of 128 bits overflowed, so
/// adding needs no check. Shown it is the exact number; to be used as an amount it must fit.
package struct MoneyTotal: Hashable, Sendable {
    /// The count of minor units.
    package private(set) var minor: Int128
    /// What the minor units are of.
    package let currency: Currency

    /// Begins with a count of minor units.
    package init(_ minor: Int128, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Begins with nothing.
    package init(in currency: Currency) { self.init(0, currency) }

    /// Adds a count of minor units of the same currency.
    package mutating func add(_ minor: Int64) { self.minor += Int128(minor) }

    /// Takes away a count of minor units of the same currency.
    package mutating func subtract(_ minor: Int64) { self.minor -= Int128(minor) }

    /// The total with all the digits of its currency, such as `-12.30`.
    package var text: String { PlainDecimal.text(minor, digits: Int(currency.digits)) }

    /// The total as an amount.
    /// - Throws: `overflow` when it does not fit 64 bits.
    package func money() throws(MeasureFlaw) -> Money { try Money(exactly: minor, currency) }
}
