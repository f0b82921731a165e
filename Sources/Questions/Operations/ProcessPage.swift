package import BackOffice

/// One portion of a contract's processes, with their documents and operations.
///
/// - Source: R004-70, R004-71.
package struct ProcessPage: Codable, Sendable {
    /// From one on.
    package let portionNumber: Int
    package let portionSize: Int
    /// Processes in all portions.
    package let total: Int
    /// The number of the last portion; one where there is no process.
    package let portions: Int
    package let processes: [RecordedProcess]
    /// Said when the portion is smaller than was asked for.
    package let warnings: [Warning]
}

/// A process with its documents and operations, and how it came into the ledger.
package struct RecordedProcess: Codable, Sendable {
    package let process: Int64
    package let code: String
    package let valueTime: String
    /// In UTC; known at this second and later.
    package let recordedAt: String
    package let operatorName: String
    package let documents: [DocumentTree]

    private enum CodingKeys: String, CodingKey {
        case process, code, valueTime, recordedAt, documents
        case operatorName = "operator"
    }
}
