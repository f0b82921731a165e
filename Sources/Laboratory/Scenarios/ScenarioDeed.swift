import BackOffice
import Contracts
import Measures

/// One kind of thing that can happen in a scenario.
///
/// A new office order is one more type of this kind, and its place in `ScenarioDeeds.all`.
protocol ScenarioDeed: Sendable {
    /// The key of a step by which it is written.
    static var word: String { get }
    /// The keys that a step of this kind may have beside those of every step.
    static var keys: [String] { get }
    /// Whether it is about one contract, and not about the whole ledger.
    static var isOfContract: Bool { get }
    /// What happens, in one line for people.
    var told: String { get }

    init(_ reading: StepReading) throws(ScenarioFault)

    /// Lets it happen at a moment, on the contract of the step.
    func play(_ stage: Stage, at time: ValueTime, on contract: String) throws(OfficeError) -> Deed
}

/// Every kind of thing that can happen in a scenario.
enum ScenarioDeeds {
    static let all: [any ScenarioDeed.Type] = [
        Disbursing.self, Paying.self, PayingOut.self, Running.self, RollingBack.self,
        Restructuring.self, RunningNights.self, Exporting.self, ClosingPeriod.self,
        ReopeningPeriod.self,
    ]
}

/// What a deed left behind.
struct Deed: Sendable {
    /// The stable word of how it ended.
    let outcome: String
    var warnings: [Warning] = []
    /// How auto-accept chose.
    var trace: [TraceStep] = []
    /// How many processes a rollback cancelled.
    var cancelled = 0

    static let done = Deed(outcome: Outcome.done.text)
}

extension Deed {
    init(_ receipt: Receipt) {
        outcome = receipt.outcome
        warnings = receipt.warnings
        trace = receipt.trace
    }
}
