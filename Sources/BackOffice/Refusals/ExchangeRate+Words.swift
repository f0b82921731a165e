package import Measures

extension ExchangeRate {
    /// One line for people, such as `1 USD = 90.1234 RUB of 2024-01-15`.
    package var sentence: String { "\(nominal) \(currency.code) = \(text) \(quote.code) of \(day)" }
}
