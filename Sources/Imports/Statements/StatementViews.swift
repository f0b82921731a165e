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
    package let isStored: Bool
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    /// By currency: what no debt has taken of the payments received.
    package let unaccepted: [CurrencyAmount]
    /// At most a hundred of the unidentified.
    package let listed: [UnidentifiedView]
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
}
