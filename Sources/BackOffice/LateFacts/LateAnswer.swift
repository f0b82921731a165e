import Contracts
import Directories
import Measures
import Orders
import Processes
import Storage

/// A late fact thought through: both lives of the contract, and the way from one to the other.
struct LateAnswer {
    let loaded: LoadedContract
    let policy: LatePolicy
    /// The order that posts the difference; nil when there is none or it cannot be posted.
    private(set) var order: PostDifference?
    /// Processing to the day, then the order.
    private(set) var steps: [DecidedProcess] = []
    private(set) var obstacle: OfficeError?
    private let question: LateQuestion
    private let present: ContractState
    private let wanted: ContractState
    private let directory: Directory

    init(_ question: LateQuestion, _ reading: ReadSession, _ rules: Rules) throws {
        let id = try reading.id(of: question.number)
        let time = question.valueTime
        try rules.requireOpen(time.day)
        directory = try rules.binding(on: time.day)
        self.question = question
        policy = directory.policy(for: question.fact.cause)
        let lives = try ReplayComparison(of: id, question, reading, rules)
        loaded = lives.past.loaded
        let processed = try DecidedProcess(
            ProcessContract(valueTime: time, variant: .plain), on: loaded.state, rules)
        present = processed.after
        wanted = lives.wanted.state
        do {
            let now = lives.past.history.adding(processed)
            let difference = try Difference(
                from: (present, now), to: (wanted, lives.wanted.history), directory)
            let late = question.fact.cashFlow
            order = try difference.order(
                at: time, because: question.fact.text, paidBy: late)
            guard let order else { return }
            let posted = try DecidedProcess(order, on: present, seeing: now, rules)
            guard posted.after.buckets == wanted.buckets else {
                throw OfficeError.late(.notBookable("the balances would not come out even"))
            }
            steps = [processed, posted]
        } catch let error as OfficeError {
            order = nil
            obstacle = error
        }
    }

    /// Stands for the order on this state of the contract and for all it would do.
    func previewToken() throws -> String? {
        guard let order, let posted = steps.last else { return nil }
        return try token(
            of: order.code, text(of: order), [posted.tree(nil)], on: loaded)
    }

    func view(_ reading: ReadSession) throws -> LateDifferenceView {
        LateDifferenceView(
            contract: question.number, cause: question.fact.cause.rawValue,
            fact: question.fact.text, policy: policy.rawValue,
            valueTime: "\(question.valueTime)", rows: present.changes(to: wanted, directory),
            processes: steps.filter { !$0.isEmpty }.map { $0.tree(nil) },
            previewToken: try previewToken(),
            obstacle: obstacle?.message)
    }
}

/// The life a contract has had, and the one it would have had.
private struct ReplayComparison {
    let past: ContractHistory
    private(set) var wanted: HistoryReplay
    private let flows: [StoredCashFlow]

    init(
        of id: ContractID, _ question: LateQuestion, _ reading: ReadSession, _ rules: Rules
    ) throws {
        past = try ContractHistory(of: id, knownAt: nil, reading, rules)
        flows = try reading.cashFlows(from: past.loaded.lastCashFlow)
        let events = try PastEvents(of: past.loaded, flows, reading).all(behind: past.live)
        let signed = past.loaded.state.signed(with: [])
        var same = HistoryReplay(signed, flows, rules)
        try same.live(events)
        same.receiveTheRest()
        guard same.state == past.loaded.state else {
            throw OfficeError.late(.notReplayable("it does not lead to the present balances"))
        }
        wanted = HistoryReplay(signed, flows, rules)
        switch question.fact {
        case .payment(let number): try insert(number, into: events, rules)
        case .wrongOperation(let number): try leaveOut(number, of: events, reading, rules)
        }
        wanted.receiveTheRest()
        try wanted.process(to: question.valueTime)
    }

    private mutating func insert(
        _ number: Int64, into events: [PastEvent], _ rules: Rules
    ) throws {
        guard let flow = flows.first(where: { $0.id.rawValue == number }),
            flow.flow.direction == .incoming
        else { throw OfficeError.notFound(.cashFlow, "\(number)") }
        try requireClosed(flow.flow.valueTime.day, rules)
        guard past.loaded.state.cashFlow(flow.id)?.accepted == 0 else {
            throw OfficeError.late(.accepted(number))
        }
        let place = events.firstIndex { $0.valueTime > flow.flow.valueTime } ?? events.count
        try wanted.live(Array(events[..<place]))
        try wanted.accept(late: flow)
        try wanted.live(Array(events[place...]))
    }

    private mutating func leaveOut(
        _ number: Int64, of events: [PastEvent], _ reading: ReadSession, _ rules: Rules
    ) throws {
        guard let wrong = past.live.first(where: { $0.id.rawValue == number }) else {
            throw OfficeError.notFound(.process, "\(number)")
        }
        try requireClosed(wrong.valueTime.day, rules)
        let ordered = try reading.firstOrder(of: wrong)
        try wanted.live(
            events.filter { $0.work != ordered || $0.valueTime != wrong.valueTime })
    }

    private func requireClosed(_ day: Day, _ rules: Rules) throws {
        guard let closed = rules.closed, day <= closed.through else {
            throw OfficeError.late(.open(day))
        }
    }
}

extension LateFact {
    fileprivate var cashFlow: CashFlowID? {
        switch self {
        case .payment(let id): CashFlowID(rawValue: id)
        case .wrongOperation: nil
        }
    }
}

extension History {
    /// The history with a step that is not stored yet.
    fileprivate func adding(_ step: DecidedProcess) -> History {
        var operations = operations
        var next = (operations.last?.id.rawValue ?? 0) + 1
        let document = (operations.last?.document ?? 0) + 1
        for (place, own) in step.decision.documents.enumerated() {
            for operation in own.operations {
                operations.append(
                    PastOperation(
                        id: OperationID(rawValue: next), valueTime: step.valueTime,
                        document: document + place, documentType: own.type,
                        operation: operation))
                next += 1
            }
        }
        return History(operations: operations, cashFlows: cashFlows)
    }
}
