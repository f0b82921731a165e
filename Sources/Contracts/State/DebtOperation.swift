package import Directories
package import Measures

/// The atom of the ledger: one movement of one bucket. Immutable once stored.
///
/// - Source: R004-2...21.
package struct DebtOperation: Hashable, Sendable {
    package let action: ActionType
    package let sign: Sign
    package let payment: PaymentType
    package let bucket: Bucket
    /// In the currency of the contract; above zero, the sign says which way.
    ///
    /// Zero for a conversion, which moves what the debt is worth and not the debt.
    package let amount: Money
    /// What it is worth in the currency of the books; above zero, by the same sign.
    package let bookValue: Money
    /// The cash flow it distributes; nil for internal operations.
    package let cashFlow: CashFlowID?
    /// The earlier operation it takes back; nil where it takes back none.
    package let restores: OperationID?

    /// An internal operation: no money moves.
    package init(_ action: ActionType, _ sign: Sign, _ bucket: Bucket, _ amount: Money) {
        self.init(
            action: action, sign: sign, payment: .empty, bucket: bucket, amount: amount,
            cashFlow: nil)
    }

    /// An internal operation that takes back an earlier one, for the same cash flow.
    package init(
        _ action: ActionType, _ sign: Sign, _ bucket: Bucket, restoring past: PastOperation
    ) {
        self.action = action
        self.sign = sign
        payment = .empty
        self.bucket = bucket
        amount = past.operation.amount
        bookValue = past.operation.bookValue
        cashFlow = past.operation.cashFlow
        restores = past.id
    }

    /// An operation that takes back none.
    package init(
        action: ActionType, sign: Sign, payment: PaymentType, bucket: Bucket, amount: Money,
        cashFlow: CashFlowID?
    ) {
        self.action = action
        self.sign = sign
        self.payment = payment
        self.bucket = bucket
        self.amount = amount
        bookValue = amount
        self.cashFlow = cashFlow
        restores = nil
    }

    /// The same operation, said to take back an earlier one.
    package func restoring(_ id: OperationID) -> DebtOperation {
        DebtOperation(self, bookValue: bookValue, restoring: id)
    }

    /// The same operation, of this value on the books.
    package func withBookValue(_ bookValue: Money) -> DebtOperation {
        DebtOperation(self, bookValue: bookValue, restoring: restores)
    }

    private init(
        _ operation: DebtOperation, bookValue: Money, restoring id: OperationID?
    ) {
        action = operation.action
        sign = operation.sign
        payment = operation.payment
        bucket = operation.bucket
        amount = operation.amount
        self.bookValue = bookValue
        cashFlow = operation.cashFlow
        restores = id
    }

    /// What it does to the balance of its bucket, in minor units.
    package var signedMinor: Int64 { sign.signed(amount.minor) }

    /// What it does to the book value of its bucket, in minor units of the currency of the books.
    package var signedBookValue: Int64 { sign.signed(bookValue.minor) }

    /// What the directory of correct postings is asked about.
    package func parameters(on kind: ContractKind) -> PostingParameters {
        PostingParameters(
            kind: kind, amountType: bucket.amountType, action: action, sign: sign,
            payment: payment, isOffBalance: bucket.isOffBalance)
    }
}
