import BackOffice
import Questions
import Contracts
import Directories
import Measures

/// One kind of thing that a scenario can expect of the books.
protocol Expectation: Sendable {
    /// The keys under `expect` by which it is written.
    static var words: [String] { get }

    init(_ reading: ExpectationReading) throws(ScenarioFlaw)

    /// Compares what is expected with what is seen.
    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport]
}

/// Every kind of expectation.
enum Expectations {
    static let all: [any Expectation.Type] = [
        CardFact.self, ExpectedBalances.self, CashFlowsLeft.self, StepFact.self,
        StepOperations.self, PaidParts.self,
        OperationSums.self, OperationHistory.self, Journal.self, TrialBalanceFigures.self,
        SchedulePart.self, SameAs.self,
    ]

    static var words: [String] { all.flatMap { $0.words } }
}

/// What is expected of one contract at one moment.
package struct ExpectationBlock: Sendable {
    let contract: String
    /// The day the contract is seen on; nil is the day of the clock.
    let asOf: Day?
    let expectations: [any Expectation]
}

/// An expectation while it is being read.
struct ExpectationReading {
    let word: String
    let node: FileNode
    let terms: Terms
    /// Every contract of the scenario.
    let contracts: [Terms]
    /// Whether the step does something that can be looked at.
    let hasDeed: Bool
    let rules: Rules

    var currency: Currency { terms.principal.currency }

    /// The currency in which the books of the contract are kept.
    func books() throws(ScenarioFlaw) -> Currency {
        do {
            return try rules.product(terms.product).accountingCurrency
        } catch {
            throw node.flaw(OfficeError(error, nil).message)
        }
    }

    /// Refuses what can only be asked of a step that does something.
    func requireDeed() throws(ScenarioFlaw) {
        guard hasDeed else { throw node.flaw("\"\(word)\" belongs to a step that does something") }
    }
}

/// What an expectation looks at: a contract, and what the step has put down on it.
struct Observation {
    let stage: ScenarioRun
    let contract: String
    let day: Day
    let deed: ActionResult
    let state: ContractState
    let card: ContractCard
    /// The rules of the day.
    let directory: Directory
    /// Put down by the step, oldest first.
    let processes: [PutDown]

    init(
        _ stage: ScenarioRun, _ block: ExpectationBlock, _ deed: ActionResult,
        _ processes: [PutDown]
    ) throws(OfficeError) {
        self.stage = stage
        contract = block.contract
        day = block.asOf ?? stage.clock.time.day
        self.deed = deed
        self.processes = processes
        let moment = Moment(asOf: day, knownAt: nil)
        (state, directory) = try stage.office.state(contract, at: moment, on: day)
        card = try stage.office.card(contract, at: moment)
    }
}

/// A process that a step has put down, with the rules of its day.
struct PutDown: Sendable {
    let id: Int64
    let code: String
    let valueTime: ValueTime
    let documents: [Document]
    let directory: Directory
}
