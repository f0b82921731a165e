import BackOffice
import Contracts
import Measures

/// One kind of thing that can happen in a scenario.
///
/// A new office order is one more type of this kind, and its place in `ScenarioActions.all`.
protocol ScenarioAction: Sendable {
    /// The key of a step by which it is written.
    static var word: String { get }
    /// The keys that a step of this kind may have beside those of every step.
    static var keys: [String] { get }
    /// Whether it is about one contract, and not about the whole ledger.
    static var isOfContract: Bool { get }
    /// What happens, in one line for people.
    var told: String { get }

    init(_ reading: StepReading) throws(ScenarioFlaw)

    /// Lets it happen at a moment, on the contract of the step.
    func play(_ stage: ScenarioRun, at time: ValueTime, on contract: String) throws(OfficeError)
        -> ActionResult
}

/// Every kind of thing that can happen in a scenario.
enum ScenarioActions {
    static let all: [any ScenarioAction.Type] = [
        DisburseAction.self, PayAction.self, PayOutAction.self, ProcessAction.self,
        RollbackAction.self,
        RestructureAction.self, NightsAction.self, PrepareExportAction.self, ClosePeriodAction.self,
        ReopenPeriodAction.self,
    ]
}

/// What a deed left behind.
struct ActionResult: Sendable {
    /// The stable word of how it ended.
    let outcome: String
    var warnings: [Warning] = []
    /// How auto-accept chose.
    var trace: [TraceStep] = []
    /// How many processes a rollback cancelled.
    var cancelled = 0

    static let done = ActionResult(outcome: Outcome.done.text)
}

extension ActionResult {
    init(_ receipt: Receipt) {
        outcome = receipt.outcome
        warnings = receipt.warnings
        trace = receipt.trace
    }
}
