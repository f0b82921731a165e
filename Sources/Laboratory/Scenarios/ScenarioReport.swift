package import BackOffice

/// How a scenario went: every step, and every expectation with what was found.
package struct ScenarioReport: Encodable, Sendable {
    package let id: String
    package let title: String
    /// Whether every step went as written and every expectation holds.
    package let holds: Bool
    package let expectations: Int
    package let failed: Int
    package let steps: [StepReport]
    /// Steps that were not played, since one before them went otherwise than written.
    package let notPlayed: Int
}

/// One step as it was played.
package struct StepReport: Encodable, Sendable {
    /// Where it stands in the file.
    package let line: Int
    package let time: String
    package let contract: String?
    package let told: String
    package let note: String?
    /// The stable word of how it ended, or the code of the refusal.
    package let outcome: String
    package let holds: Bool
    /// Why it went otherwise than written.
    package let fault: String?
    package let warnings: [Warning]
    package let checks: [CheckReport]
    /// Why each amount is what it is.
    package let trace: [String]
}

/// One expectation and what was found.
package struct CheckReport: Encodable, Sendable {
    package let what: String
    package let expected: String
    package let found: String

    package var holds: Bool { expected == found }

    init(_ what: String, expected: String, found: String) {
        self.what = what
        self.expected = expected
        self.found = found
    }

    private enum CodingKeys: String, CodingKey {
        case what, expected, found, holds
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(what, forKey: .what)
        try container.encode(expected, forKey: .expected)
        try container.encode(found, forKey: .found)
        try container.encode(holds, forKey: .holds)
    }
}
