import Contracts
import Directories
package import Measures

/// The currency that a contract is kept in, and the one of its books.
package struct ContractCurrencies: Hashable, Sendable {
    package let own: Currency
    package let accounting: Currency

    package init(own: Currency, accounting: Currency) {
        self.own = own
        self.accounting = accounting
    }

    package var isForeign: Bool { own != accounting }
}

extension StoredOperation {
    /// What it moves on the books.
    package func bookValue(_ currencies: ContractCurrencies) -> Money {
        Money(minor: amount, currencies.accounting)
    }

    /// What it moves in a foreign currency; nil where the books are kept in the contract's own.
    package func foreign(_ currencies: ContractCurrencies) -> Money? {
        guard currencies.isForeign else { return nil }
        return Money(minor: foreignAmount ?? 0, currencies.own)
    }
}

extension ContractState {
    var currencies: ContractCurrencies {
        ContractCurrencies(own: currency, accounting: product.accountingCurrency)
    }
}
