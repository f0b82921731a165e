import Contracts
import Directories
import Measures
import Processes
import Storage

/// A contract lived through again: the orders of its past decided anew, one on another.
struct HistoryReplay {
    private(set) var state: ContractState
    private var operations: [PastOperation] = []
    private var documents = 0
    /// Not received yet, oldest first.
    private var coming: ArraySlice<StoredCashFlow>
    private var received: [CashFlow] = []
    private let rules: Rules

    /// - Parameter rules: no period is closed to them: what was decided is decided again.
    init(_ signed: ContractState, _ flows: [StoredCashFlow], _ rules: Rules) {
        state = signed
        coming = flows.sorted { $0.id < $1.id }[...]
        self.rules = rules.closing([])
    }

    /// The operations and cash flows of this life; the operations are numbered from one.
    var history: History { History(operations: operations, cashFlows: received) }

    /// Decides the events again, and receives every cash flow when it was recorded.
    mutating func live(_ events: [PastEvent]) throws {
        for event in events {
            receive { $0.flow.work <= event.work }
            switch event.order {
            case .process(let order): try carryOut(order)
            case .night: try pass(at: event.valueTime)
            case .acceptance(let id, let early): try accept(id, early)
            }
        }
    }

    /// Receives what was recorded later.
    mutating func receiveTheRest() { receive { _ in true } }

    /// Lays a cash flow over debt at its own time.
    mutating func accept(late flow: StoredCashFlow) throws {
        coming.removeAll { $0.id == flow.id }
        take(flow)
        try accept(flow.id, nil)
    }

    /// Processes the contract to a moment, when it is still serviced.
    mutating func process(to time: ValueTime) throws {
        guard state.status.isServiced else { return }
        try carryOut(ProcessContract(valueTime: time, variant: .plain))
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

    private mutating func carryOut(_ order: any DebtProcess) throws {
        do {
            apply(try DecidedProcess(order, on: state, seeing: history, rules))
        } catch let error as OfficeError {
            throw OfficeError.late(
                .notReplayable("\(order.code.rawValue) at \(order.valueTime): \(error.message)"))
        }
    }

    private mutating func pass(at time: ValueTime) throws {
        guard state.status.isServiced, state.lastOperation ?? time <= time else { return }
        do {
            let night = ProcessContract.nightly(at: time, on: state)
            apply(try DecidedProcess(night, on: state, rules))
        } catch OfficeError.refused {
            // The night that was refused left the contract too.
        }
    }

    private mutating func accept(_ id: CashFlowID, _ early: EarlyRequest?) throws {
        for step in try Acceptance(id, early: early, on: state, rules).steps { apply(step) }
    }

    private mutating func apply(_ step: DecidedProcess) {
        guard !step.isEmpty else { return }
        state = step.after
        for document in step.decision.documents {
            documents += 1
            for operation in document.operations {
                operations.append(
                    PastOperation(
                        id: OperationID(rawValue: Int64(operations.count + 1)),
                        valueTime: step.valueTime, document: documents,
                        documentType: document.type, operation: operation))
            }
        }
    }
}
