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
    /// Oldest first.
    package let processes: [ProcessTree]
    /// Said when the portion is smaller than was asked for.
    package let warnings: [Warning]
}
