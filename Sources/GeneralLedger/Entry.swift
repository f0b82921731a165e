package import Directories
package import Measures

/// One balanced line of the journal: the same amount on the debit and on the credit side.
package struct Entry: Hashable, Sendable {
    package let debit: AccountCode
    package let credit: AccountCode
    /// Never below zero.
    package let amount: Money
    /// Whether it stays off balance, against the memo contra, and is never exported.
    package let isMemo: Bool
    /// The correct posting that explains it; nil for money that has come or gone.
    package let posting: PostingID?

    /// Takes both accounts of one posting.
    package init(
        _ accounts: AccountPair, _ amount: Money, isMemo: Bool, posting: PostingID?
    ) {
        debit = accounts.debit
        credit = accounts.credit
        self.amount = amount
        self.isMemo = isMemo
        self.posting = posting
    }
}
