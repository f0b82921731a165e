package import Contracts
package import Directories
package import Measures

/// The title of a ledger.
package struct Ledger: Hashable, Sendable {
    package let organisation: String
    package let createdAt: RecordedAt

    package init(organisation: String, createdAt: RecordedAt) {
        self.organisation = organisation
        self.createdAt = createdAt
    }
}

/// One version of the rules: the complete set of files they were given in.
package struct StoredDirectory: Hashable, Sendable {
    package let version: Int64
    /// Texts by file name.
    package let files: [String: String]
    package let edition: Edition
    package let recordedAt: RecordedAt
}

/// A contract as it was signed.
package struct StoredContract: Hashable, Sendable {
    package let id: ContractID
    package let terms: Terms
    /// What else was said of it, as JSON, as given.
    package let attributes: String
    package let currencies: ContractCurrencies
}

/// A contract as accounting analyses by it.
package struct ContractParty: Hashable, Sendable {
    package let number: String
    package let product: ProductID
    package let currencies: ContractCurrencies
    package let signed: Day
    /// The counterparty's taxpayer number: attribute `counterpartyInn`.
    package let inn: String?
    /// The counterparty's name: attribute `counterpartyName`.
    package let name: String?
}

/// What was moved on one day by one correct posting, without what was rolled back.
///
/// The document and its reason are told apart, since they may choose the accounts.
package struct Turnover: Hashable, Sendable {
    /// The day of the value time.
    package let day: Day
    package let posting: PostingID
    package let document: DocumentType
    package let reason: ReasonCode?
    package let operations: Int
    /// On the books; never negative, the posting says which way.
    package let amount: Money
    /// In the contracts' currency; nil where it is that of the books.
    package let foreign: Money?

    package init(
        day: Day, posting: PostingID, document: DocumentType, reason: ReasonCode?,
        operations: Int, amount: Money, foreign: Money?
    ) {
        self.day = day
        self.posting = posting
        self.document = document
        self.reason = reason
        self.operations = operations
        self.amount = amount
        self.foreign = foreign
    }
}
