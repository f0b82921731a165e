import BackOffice

/// What an import of rates took and what it refused.
package struct RatesReport: Codable, Sendable, ImportAnswer {
    package let rows: Int
    package let imported: Int
    /// Rows that were in the ledger already.
    package let repeated: Int
    package let isStored: Bool
    /// True when the request key had been carried out before and nothing was done now.
    package var isRepeat = false
    package var isPreview = false
    package var previewToken: String?
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
}
