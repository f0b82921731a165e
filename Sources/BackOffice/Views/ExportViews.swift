/// A batch that was prepared to leave the house.
package struct ExportView: Codable, Sendable {
    package let number: Int64
    package let kind: String
    package let mode: String
    package let from: String
    package let through: String
    package let state: String
    /// Operations, or payments.
    package let operations: Int
    package let lines: Int
    /// By currency: what is debited in all, or received and paid out.
    package let totals: [CurrencyAmount]
    /// SHA-256 of the form whose bytes are kept.
    package let checksum: String
    package let files: [ExportFileView]
    /// All that was done to it, in order.
    package let steps: [ExportStepView]
    /// True when the request key had been carried out before and nothing was done now.
    package internal(set) var isRepeat: Bool
    /// True when the batch was only tried: nothing is stored.
    package internal(set) var isPreview: Bool
}

/// A form in which a batch may be taken.
package struct ExportFileView: Codable, Sendable {
    package let form: String
    package let bytes: Int
    package let sha256: String
}

/// A step in the life of a batch.
package struct ExportStepView: Codable, Sendable {
    package let state: String
    package let operatorName: String
    package let at: String
}

/// All batches.
package struct ExportListView: Codable, Sendable {
    package let batches: [ExportView]
    /// Live operations on balance that are in no live batch.
    package let waiting: Int
}
