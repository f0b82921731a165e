package import BackOffice

/// What an import of a bank statement took, and what it could not place.
package struct StatementReport: Codable, Sendable, ImportAnswer {
    package let accounts: [StatementView]
    /// Payments received on contracts.
    package let received: Int
    /// Payments that were taken before, or stand on the list already.
    package let repeated: Int
    /// Money paid out that was not asked for, or names no contract.
    package let passedOver: Int
    /// Payments put on the list of the unidentified now.
    package let unidentified: Int
    /// Those that differ from another payment under their number.
    package let conflicting: Int
    /// Payments that were taken back.
    package let returned: Int
    package let isStored: Bool
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    /// By currency: what is received on contracts, or would be.
    package let sums: [CurrencyAmount]
    /// By currency: what no debt has taken of the payments received.
    package let unaccepted: [CurrencyAmount]
    /// By currency: what banks have kept on the way.
    package let charges: [CurrencyAmount]
    /// At most a hundred of the unidentified.
    package let listed: [UnidentifiedView]
    /// At most a hundred of the payments that were taken back.
    package let returns: [ReturnedView]
    /// Documents that could not be read; they keep no other one out.
    package let refusedDocuments: Int
    /// At most ten thousand of them.
    package let refused: [ImportRefusal]
    package let warned: Int
    /// At most a hundred.
    package let warnings: [ImportWarning]
}

/// The statement of one account.
package struct StatementView: Codable, Sendable {
    package let account: String
    package let currency: String
    package let from: String
    package let through: String
    package let opening: String
    package let closing: String
    package let payments: Int
    /// What the payments lack of the closing balance, since some could not be read; nil for
    /// nothing.
    package let missing: String?
}

/// A payment that was taken back, and the one it was.
package struct ReturnedView: Codable, Sendable {
    package let line: Int
    package let reference: String
    package let valueDay: String
    package let amount: String
    package let currency: String
    package let purpose: String
    /// The reference of the payment that came; nil when the ledger does not have it.
    package let returnOf: String?
    package let cashFlow: Int64?
    /// Nil while the payment waits without a contract.
    package let contract: String?
    /// The day on which the payment came.
    package let paid: String?
    /// Whether the debt is back under it; otherwise a person is to judge.
    package let isTakenBack: Bool
}
