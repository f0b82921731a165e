import BackOffice

/// What `verify` found.
package struct VerifyReport: Codable, Sendable {
    package let contracts: Int
    package let operations: Int
    package let invariants: [InvariantResult]
    /// At most a hundred rows that cannot be read, each with its table and number.
    package let damage: [String]
    /// The schema of the file; an older one was read as a copy in the present one.
    package let schema: Int32
    /// Whether the program has a newer one.
    package let isOlder: Bool
    package let seconds: Double

    package var holds: Bool { damage.isEmpty && invariants.allSatisfy(\.holds) }

    /// What a report that holds says, and what no such report can say.
    package static let scope = [
        "proved: what is stored, shown and exported is what the recorded operations give, under "
            + "the rules that each order was decided under",
        "not proved: that the record itself was never rewritten as a whole. Who may write to the "
            + "file can make another one that agrees with itself: keep copies elsewhere",
    ]
}
