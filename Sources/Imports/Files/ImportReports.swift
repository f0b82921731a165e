package import BackOffice

/// What an import of contracts took and what it refused.
package struct ImportReport: Codable, Sendable, ImportAnswer {
    package let rows: Int
    /// Contracts signed; in a preview those that would be.
    package let imported: Int
    package let isStored: Bool
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    /// By currency: what the contracts imported lend, or take in as deposits.
    package let sums: [CurrencyAmount]
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
    /// Figures of the source compared with ours, by check.
    package let checks: [ImportCheck]
}

/// What an import of cash flows took, and what became of the money.
package struct CashImportReport: Codable, Sendable, ImportAnswer {
    package let rows: Int
    /// Cash flows taken; in a preview those that would be.
    package let imported: Int
    /// Rows whose reference was in the ledger already, with the same cash flow.
    package let repeated: Int
    package let isStored: Bool
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
    /// By currency: what comes in by the cash flows imported.
    package let incoming: [CurrencyAmount]
    /// By currency: what goes out by them.
    package let outgoing: [CurrencyAmount]
    /// By currency: what no debt has taken of the cash flows imported.
    package let unaccepted: [CurrencyAmount]
    package let warned: Int
    /// At most a hundred.
    package let warnings: [ImportWarning]
}

/// What a user should know of a row that was taken.
package struct ImportWarning: Codable, Sendable {
    package let line: Int
    package let contract: String
    package let code: String
    package let message: String
}

/// One row of a file that was refused.
package struct ImportRefusal: Codable, Sendable {
    package let line: Int
    package let column: String
    package let code: String
    package let message: String
}

/// How a figure of the source agrees with ours.
package struct ImportCheck: Codable, Sendable {
    package let name: String
    package let compared: Int
    package let agree: Int
    /// At most twenty: the contract, theirs, ours.
    package let differences: [String]
}
