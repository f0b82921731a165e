import BackOffice
import Measures

/// Sums by currency, while they are added up.
typealias CurrencyTotals = [Currency: MoneyTotal]

extension CurrencyTotals {
    mutating func add(_ money: Money) {
        self[money.currency, default: MoneyTotal(in: money.currency)].add(money.minor)
    }

    /// The sums in the order of their currencies.
    var amounts: [CurrencyAmount] {
        values.sorted { $0.currency.code < $1.currency.code }.map {
            CurrencyAmount(currency: $0.currency.code, amount: $0.text)
        }
    }
}
