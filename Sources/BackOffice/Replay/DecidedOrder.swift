import Contracts
import Measures
import Processes
import Storage

/// What one order has led to on one contract, decided and not yet stored.
struct DecidedOrder {
    /// The process that was ordered, behind the days it makes up; none of them is empty.
    let steps: [DecidedProcess]
    let outcome: Outcome
    /// What is taken back and done again around it; nil when it comes in time.
    let backdating: Backdating?
    let view: BackdatingView?

    /// Decides an order on a contract as it is.
    init(
        _ order: any DebtProcess, on loaded: LoadedContract, _ reading: ReadSession, _ rules: Rules
    ) throws {
        let all: [DecidedProcess]
        if let order = order as? ProcessContract {
            all = try loaded.state.processing(
                to: order.valueTime, rules, by: order.inPassing(at:on:))
        } else {
            all = [try DecidedProcess(order, on: loaded, reading, rules)]
        }
        steps = all.filter { !$0.isEmpty }
        let last = all.last?.decision.outcome ?? .nothingToDo
        outcome = last == .nothingToDo && !steps.isEmpty ? .done : last
        (backdating, view) = (nil, nil)
    }

    /// The same, or in its place in the past where it comes late and may be put there.
    ///
    /// - Throws: `late(.notReplayable)` where an order that came after it would not do again what
    ///   it did; `export`, `refused`.
    init(
        placing order: any DebtProcess, on loaded: LoadedContract, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        guard DecidedOrder.isPlaced(order), let last = loaded.state.lastOperation,
            order.valueTime < last
        else {
            try self.init(order, on: loaded, reading, rules)
            return
        }
        try self.init(late: order, on: loaded, reading, rules)
    }

    private init(
        late order: any DebtProcess, on loaded: LoadedContract, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        var place = try Backdating(after: order.valueTime, on: loaded, reading, rules)
        let step = try DecidedProcess(order, on: place.taken.state, rules)
        outcome = step.decision.outcome
        guard !step.isEmpty else {
            steps = []
            (backdating, view) = (nil, nil)
            return
        }
        try place.redo(after: [step], from: place.taken.state)
        steps = [step]
        view = try place.view(changing: loaded.state, step.after, on: order.valueTime.day)
        backdating = place
    }

    /// Whether an order is a fact of its day, which has a place among others.
    private static func isPlaced(_ order: any DebtProcess) -> Bool {
        placed.contains(order.code)
    }

    private static let placed: Set<ProcessCode> = [
        StopInterest.code, StartInterest.code, StopPenalty.code, StartPenalty.code,
        CorrectByHand.code, WriteOff.code, ReverseAccrual.code, SetAttributes.code,
    ]

    var operationCount: Int { steps.reduce(0) { $0 + $1.operationCount } }
}

extension UnitOfWork {
    /// Stores what an order has led to, in its place.
    func put(
        _ decided: DecidedOrder, on loaded: LoadedContract, for work: WorkID
    ) throws -> (contract: LoadedContract, trees: [ProcessTree]) {
        guard let place = decided.backdating else {
            return try put(decided.steps, on: loaded, for: work)
        }
        return try put(
            decided.steps, in: place, from: place.taken.state, of: loaded, for: work)
    }
}
