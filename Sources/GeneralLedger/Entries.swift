package import Contracts
package import Directories
package import Measures

/// The journal of documents on a contract of this kind: one entry for each operation.
///
/// In the currency of the books.
/// - Shape: in the order of the operations; a shift between tranches has no entry.
/// - Throws: `notACorrectPosting` for an operation that the directory does not know,
///   `noTemplate` for one that accounting cannot explain.
/// - Source: D-8.1.
package func entries(
    for documents: [Document], on kind: ContractKind, _ directory: Directory
) throws(Refusal) -> [Entry] {
    var entries: [Entry] = []
    for document in documents {
        for operation in document.operations {
            let parameters = operation.parameters(on: kind)
            guard let posting = directory.postings[parameters] else {
                let nearest = directory.postings.nearest(to: parameters, count: 3)
                throw .operation(.notACorrectPosting(parameters, nearest: nearest))
            }
            let entry = try entry(
                for: posting, operation.bookValue, in: document.type, because: document.reason,
                directory)
            if let entry { entries.append(entry) }
        }
    }
    return entries
}

/// The entry of an amount moved by one correct posting; nil for postings that sum to zero.
///
/// The amount may be that of one operation or the turnover of a day.
/// - Throws: `noTemplate`.
package func entry(
    for posting: CorrectPosting, _ amount: Money, in document: DocumentType,
    because reason: ReasonCode?, _ directory: Directory
) throws(Refusal) -> Entry? {
    guard !posting.template.isEmpty else { return nil }
    guard let accounts = directory.accounts(of: posting.id, in: document, because: reason)
    else { throw .directory(.noTemplate(posting.id)) }
    return Entry(accounts, amount, isMemo: posting.isOffBalance, posting: posting.id)
}

/// The entry of money that has come in or was paid out, against what is not yet assigned.
///
/// Nil under rules that have no account for it: there the process that lays it over debt moves
/// the bank itself.
/// - Parameter amount: in the currency of the books.
/// - Source: docs/decisions, "Money has an entry of its own".
package func entry(
    ofMoney direction: CashDirection, by payment: PaymentType, _ amount: Money,
    _ directory: Directory
) -> Entry? {
    guard let cash = directory.cashAccounts[payment], let unassigned = cash.unassigned else {
        return nil
    }
    let accounts =
        switch direction {
        case .incoming: AccountPair(debit: cash.account, credit: unassigned)
        case .outgoing: AccountPair(debit: unassigned, credit: cash.account)
        }
    return Entry(accounts, amount, isMemo: false, posting: nil)
}
