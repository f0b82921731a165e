/// An amount with its currency.
package struct CurrencyAmount: Codable, Sendable {
    package let currency: String
    package let amount: String
}
