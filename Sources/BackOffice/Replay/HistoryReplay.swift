import Contracts
import Directories
import Measures
import Processes
import Storage

/// A contract lived through again: the orders of its past decided anew, one on another.
struct HistoryReplay {
    private(set) var state: ContractState
    /// What was decided anew, in order, each with the order it was given by first.
    private(set) var redone: [RedoneProcess] = []
    private var operations: [PastOperation]
    private var documents: Int
    private var nextOperation: Int64
    /// Not received yet, oldest first.
    private var coming: ArraySlice<StoredCashFlow>
    private var received: [CashFlow]
    private let rules: Rules

    /// A whole life, from the signing on.
    /// - Parameter rules: no period is closed to them: what was decided is decided again.
    init(_ signed: ContractState, _ flows: [StoredCashFlow], _ rules: Rules) {
        state = signed
        coming = flows.sorted { $0.id < $1.id }[...]
        operations = []
        received = []
        documents = 0
        nextOperation = 1
        self.rules = rules.closing([])
    }

    /// The rest of a life that goes on from a state and what has led to it.
    /// - Parameter next: the number that the next operation to be put down will have.
    init(
        from state: ContractState, after history: History, numberedFrom next: OperationID,
        _ rules: Rules
    ) {
        self.state = state
        coming = []
        operations = history.operations
        received = history.cashFlows
        documents = history.operations.last?.document ?? 0
        nextOperation = next.rawValue
        self.rules = rules
    }

    /// The operations and cash flows of this life.
    var history: History { History(operations: operations, cashFlows: received) }

    /// Decides the events again, and receives every cash flow when it was recorded.
    mutating func live(_ events: [PastEvent]) throws {
        for event in events {
            receive { $0.flow.work <= event.work }
            switch event.order {
            case .process(let order): try carryOut(order, of: event.work)
            case .night: try pass(at: event.valueTime, by: event.work)
            case .acceptance(let id, let early): try accept(id, early, by: event.work)
            }
        }
    }

    /// Receives what was recorded later.
    mutating func receiveTheRest() { receive { _ in true } }

    /// Lays a cash flow over debt at its own time.
    mutating func accept(late flow: StoredCashFlow) throws {
        coming.removeAll { $0.id == flow.id }
        take(flow)
        try accept(flow.id, nil, by: flow.flow.work)
    }

    /// Goes on after processes that were decided elsewhere.
    mutating func follow(_ steps: [DecidedProcess]) { for step in steps { apply(step) } }

    /// Processes the contract to a moment, when it is still serviced.
    mutating func process(to time: ValueTime) throws {
        guard state.status.isServiced else { return }
        apply(try decide(ProcessContract(valueTime: time, variant: .plain)))
    }

    private mutating func receive(_ isDue: (StoredCashFlow) -> Bool) {
        while let flow = coming.first, isDue(flow) {
            coming.removeFirst()
            take(flow)
        }
    }

    private mutating func take(_ flow: StoredCashFlow) {
        state = state.receiving(flow.whole)
        received.append(flow.whole)
    }

    /// - Throws: `late(.notReplayable)` where the order would not do again what it did.
    private mutating func carryOut(_ order: any DebtProcess, of work: WorkID) throws {
        let step = try decide(order)
        guard !step.isEmpty || order is ProcessContract else {
            throw HistoryReplay.refusal(of: order, "it would have nothing to do")
        }
        redo(step, of: work)
    }

    private func decide(_ order: any DebtProcess) throws -> DecidedProcess {
        do {
            return try DecidedProcess(order, on: state, seeing: history, rules)
        } catch let error as OfficeError {
            throw HistoryReplay.refusal(of: order, error.message)
        }
    }

    private static func refusal(of order: any DebtProcess, _ reason: String) -> OfficeError {
        .late(.notReplayable("\(order.code.rawValue) at \(order.valueTime): \(reason)"))
    }

    private mutating func pass(at time: ValueTime, by work: WorkID) throws {
        guard state.status.isServiced, state.lastOperation ?? time <= time else { return }
        do {
            let night = ProcessContract.nightly(at: time, on: state)
            redo(try DecidedProcess(night, on: state, rules), of: work)
        } catch OfficeError.refused {
            // The night that was refused left the contract too.
        }
    }

    private mutating func accept(
        _ id: CashFlowID, _ early: EarlyRequest?, by work: WorkID
    ) throws {
        for step in try Acceptance(id, early: early, on: state, rules).steps {
            redo(step, of: work)
        }
    }

    private mutating func redo(_ step: DecidedProcess, of work: WorkID) {
        guard !step.isEmpty else { return }
        apply(step)
        redone.append(RedoneProcess(step: step, orderedBy: work))
    }

    private mutating func apply(_ step: DecidedProcess) {
        guard !step.isEmpty else { return }
        state = step.after
        for document in step.decision.documents {
            documents += 1
            for operation in document.operations {
                operations.append(
                    PastOperation(
                        id: OperationID(rawValue: nextOperation),
                        valueTime: step.valueTime, document: documents,
                        documentType: document.type, operation: operation))
                nextOperation += 1
            }
        }
    }
}

/// A process decided anew, and the order it was given by first.
struct RedoneProcess {
    let step: DecidedProcess
    let orderedBy: WorkID
}
