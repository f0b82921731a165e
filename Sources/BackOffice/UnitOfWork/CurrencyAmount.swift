/// An amount with its currency.
package struct CurrencyAmount: Codable, Sendable {
    package let currency: String
    package let amount: String

    package init(currency: String, amount: String) {
        self.currency = currency
        self.amount = amount
    }
}
