import BackOffice
import Questions
import Contracts
import Measures

/// A written history: what is signed, what happens, and what is expected of the books.
///
/// `docs/scenarios.md` explains how it is written.
package struct Scenario: Sendable {
    /// The version of the form that files say they are written in.
    package static let version = 1

    /// What it is known by, such as `AT-RESTORE-1`.
    package let id: String
    package let title: String
    /// Where the story comes from.
    package let source: String?
    /// The directories it is played under, as JSON texts by name.
    let directories: [String: String]
    let contracts: [Terms]
    /// What foreign currencies are worth in it.
    let rates: [ExchangeRate]
    package let steps: [ScenarioStep]
}

/// One step: when it is, what happens, and what is expected then.
package struct ScenarioStep: Sendable {
    package let place: FilePosition
    /// What people should read beside it.
    package let note: String?
    /// The number of the contract it is about; nil for what concerns the whole ledger.
    package let contract: String?
    /// The value time; nil is what the clock shows.
    let on: ScenarioTime?
    /// Where the clock is set first.
    let at: ScenarioTime?
    /// Whether the nights up to the day of the step are run before it.
    let comesAfterNights: Bool
    /// Nil when nothing happens but that the books are looked at.
    let deed: (any ScenarioAction)?
    /// The "no" that is expected; nil when the deed is to be done.
    let refusal: ExpectedRefusal?
    let expectations: [ExpectationBlock]
}

/// A day, or a moment of one.
enum ScenarioTime: Hashable, Sendable {
    case day(Day)
    case moment(ValueTime)

    var day: Day {
        switch self {
        case .day(let day): day
        case .moment(let moment): moment.day
        }
    }
}

/// The "no" that a step expects.
struct ExpectedRefusal: Hashable, Sendable {
    /// The stable code, such as `E-LOD`.
    let code: String
    /// What the message must contain; nil when any will do.
    let says: String?
}
