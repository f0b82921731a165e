/// What a night, or a row of nights, has done.
package struct NightSummary: Codable, Sendable {
    package var from: String
    package var through: String
    package var nights: Int
    /// Contract-days looked at.
    package var contracts: Int
    package var processes: Int
    package var operations: Int
    package var refused: Int
    package var seconds: Double
    package var isResumed: Bool
    /// At most a hundred, the rest is in the ledger.
    package var refusals: [RefusedContract]
}
