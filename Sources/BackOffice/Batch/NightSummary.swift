/// What a night, or a row of nights, has done.
package struct NightSummary: Codable, Sendable {
    /// Contracts of a kind that are named; the count says how many there are.
    static let listedMax = 100

    package var from: String
    package var through: String
    package var nights: Int
    /// Contract-days looked at.
    package var contracts: Int
    package var processes: Int
    package var operations: Int
    package var refused: Int
    /// Contracts that a night could not take because something later stands on them.
    package var passedOver: Int
    package var seconds: Double
    package var isResumed: Bool
    /// At most a hundred of those that were passed over, by number.
    package var passedOverContracts: [String]
    /// At most a hundred, the rest is in the ledger.
    package var refusals: [RefusedContract]
}
