/// An exact amount of one currency, in its minor units.
///
/// Units: minor units (kopecks, cents), signed. Arithmetic that may overflow or meet another
/// currency throws; nothing here rounds without being told how.
package struct Money: Hashable, Sendable {
    /// The count of minor units.
    package let minor: Int64
    /// What the minor units are of.
    package let currency: Currency

    /// Takes a count of minor units.
    @inlinable
    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// No money, in the currency.
    package static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency) }

    /// Whether it is nothing.
    package var isZero: Bool { minor == 0 }
    /// Whether it is more than nothing.
    package var isPositive: Bool { minor > 0 }
    /// Whether it is less than nothing.
    package var isNegative: Bool { minor < 0 }
}
