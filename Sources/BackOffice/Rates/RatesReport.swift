/// What an import of rates took and what it refused.
package struct RatesReport: Codable, Sendable {
    package let rows: Int
    package let imported: Int
    /// Rows that were in the ledger already.
    package let repeated: Int
    package let isStored: Bool
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
}
