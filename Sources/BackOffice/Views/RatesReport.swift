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

/// What some units of a currency are worth from a day on.
package struct RateView: Codable, Sendable {
    package let day: String
    package let currency: String
    package let nominal: Int64
    package let rate: String
    /// The currency they are worth that much in.
    package let quote: String
}
