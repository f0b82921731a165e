/// An amount as it was given, before anybody knows its currency: read once, exact.
package struct GivenAmount: Hashable, Sendable {
    /// Counted in units of the last digit that was given.
    private let units: Int64
    /// Digits behind the point.
    private let digits: Int

    /// Reads what `Money` reads, in whatever currency.
    ///
    /// - Throws: `notA(.amount)`, and `outOfRange(.amount)` beyond `Money.majorMax` either way.
    package init(text: String) throws(MeasureFlaw) {
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        digits = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
        let currency = Currency(numericCode: 999, digits: UInt8(min(digits, Currency.digitsMax)))
        units = try Money(text: text, currency).minor
    }

    /// An amount of money, in whatever currency.
    package init(_ money: Money) {
        units = money.minor
        digits = Int(money.currency.digits)
    }

    /// The amount with the digits it was given with.
    package var text: String { PlainDecimal.text(units, digits: digits) }

    /// The amount in a currency, to the letter.
    ///
    /// - Throws: `notA(.amount)` when it was given with more digits than the currency has.
    package func money(in currency: Currency) throws(MeasureFlaw) -> Money {
        let missing = Int(currency.digits) - digits
        guard missing >= 0 else {
            throw .notA(
                .amount, text: text, accepted: Money(minor: 1230, currency).text)
        }
        return Money(minor: units * PlainDecimal.power(missing), currency)
    }
}

extension GivenAmount: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(text: decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
