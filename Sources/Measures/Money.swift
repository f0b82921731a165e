/// An exact amount of one currency, in its minor units.
///
/// Units: minor units (kopecks, cents), signed. Arithmetic that may overflow or meet another
/// currency throws; nothing here rounds without being told how.
package struct Money: Hashable, Sendable {
    package let minor: Int64
    package let currency: Currency

    @inlinable
    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Nothing, in a currency.
    package static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency) }

    package var isZero: Bool { minor == 0 }
    package var isPositive: Bool { minor > 0 }
    package var isNegative: Bool { minor < 0 }
}
