/// The two accounts one operation moves: debit, then credit.
package struct AccountPair: Hashable, Sendable {
    package let debit: AccountCode
    package let credit: AccountCode

    package init(debit: AccountCode, credit: AccountCode) {
        self.debit = debit
        self.credit = credit
    }
}
