/// Where debt of one amount type stands in the chart.
///
/// - Source: D-8.2, D-8.3.
package struct AmountTypeAccounts: Hashable, Sendable {
    package let amountType: AmountType
    /// The receivable of a debt, the liability of a client's credit.
    package let balance: AccountCode
    /// Its income, or its expense on deposits; nil where none is ever booked.
    package let income: AccountCode?
    /// Its memo account; nil where it never stands off balance.
    package let memo: AccountCode?

    package init(
        amountType: AmountType, balance: AccountCode, income: AccountCode?, memo: AccountCode?
    ) {
        self.amountType = amountType
        self.balance = balance
        self.income = income
        self.memo = memo
    }
}

/// The account that money of a payment type moves.
package struct CashAccount: Hashable, Sendable {
    package let payment: PaymentType
    package let account: AccountCode

    package init(payment: PaymentType, account: AccountCode) {
        self.payment = payment
        self.account = account
    }
}

/// An entry of a whole document, such as the price of a sale.
///
/// - Source: D-8.3, D-8.4.
package struct DocumentEntry: Hashable, Sendable {
    package let template: String
    package let accounts: AccountPair

    package init(template: String, accounts: AccountPair) {
        self.template = template
        self.accounts = accounts
    }
}
