import Measures

/// What a contract owes, and what that is worth in the currency of its books.
///
/// Both move together. Where the books are kept in the contract's own currency there is one
/// list of balances and not two.
package struct Balances: Hashable, Sendable {
    /// In the currency of the contract.
    package internal(set) var debt: Buckets
    /// In the currency of the books; nil where it is the contract's own.
    private var foreignBookValues: Buckets?

    /// A contract that owes nothing.
    package init(isForeign: Bool) {
        debt = Buckets()
        foreignBookValues = isForeign ? Buckets() : nil
    }

    /// - Parameter foreignBookValues: nil where the books are kept in the contract's currency.
    package init(debt: Buckets, foreignBookValues: Buckets?) {
        self.debt = debt
        self.foreignBookValues = foreignBookValues
    }

    /// Whether the books are kept in another currency than the contract.
    package var isForeign: Bool { foreignBookValues != nil }

    /// What the balances are worth in the currency of the books.
    package var bookValues: Buckets { foreignBookValues ?? debt }

    /// Moves the bucket of an operation, and what it is worth.
    /// - Throws: `measure`.
    mutating func move(_ operation: DebtOperation) throws(Refusal) {
        do {
            try debt.move(operation.bucket, by: operation.signedMinor)
            try foreignBookValues?.move(operation.bucket, by: operation.signedBookValue)
        } catch {
            throw .measure(error)
        }
    }

    /// Checks that the balances can be added up, all of them or any, whatever their signs.
    /// - Throws: `overflow`.
    func checkSum() throws(Refusal) {
        try debt.checkSum()
        try foreignBookValues?.checkSum()
    }
}

extension Buckets {
    fileprivate func checkSum() throws(Refusal) {
        var sum: Int128 = 0
        for entry in entries { sum += Int128(entry.minor.magnitude) }
        _ = try ContractSum.within(sum)
    }
}
