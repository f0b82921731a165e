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

/// The accounts that money of a payment type moves.
///
/// - Source: D-8.2, D-8.3; docs/decisions, "Money has an entry of its own".
package struct CashAccount: Hashable, Sendable {
    package let payment: PaymentType
    /// Where the money lies: the bank, the cash desk.
    package let account: AccountCode
    /// Where it stands until it is laid over debt, and from where it is paid out.
    ///
    /// Nil in rules of before: what a process lays over debt moves `account` itself, and what
    /// waits stands nowhere.
    package let unassigned: AccountCode?

    package init(payment: PaymentType, account: AccountCode, unassigned: AccountCode?) {
        self.payment = payment
        self.account = account
        self.unassigned = unassigned
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
