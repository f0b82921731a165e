import Contracts
import Directories
import Measures
import Orders
import Processes
import Storage

/// A late fact put in its place: what was booked after it is taken back and done again around it.
///
/// Nothing here is stored.
/// - Source: docs/decisions, 0031.
struct Backdating {
    /// Across what a fact may be put in its place.
    enum Reach {
        /// Nights alone: they do again what they did.
        case nights
        /// What people ordered and money that came, too.
        case all
    }

    /// What is taken back.
    let taken: RollbackPlan
    /// What is done again after the fact, in order.
    private(set) var redone: [RedoneProcess] = []
    private let reading: ReadSession
    private let rules: Rules

    /// - Throws: `late(.notReplayable)` where an order cannot be done again, `export`, `refused`
    ///   for a closed period.
    init(
        of flow: CashFlow, on contract: LoadedContract, across reach: Reach,
        _ reading: ReadSession, _ rules: Rules
    ) throws {
        self.reading = reading
        self.rules = rules
        let past = try RecentHistory(of: contract.state.id, since: flow.valueTime, reading, rules)
        let place = try Backdating.place(of: flow.valueTime, among: past.live, reading)
        taken = try RollbackPlan(past, place, reading, rules)
        if reach == .nights { try requireNightsAlone() }
    }

    /// Of what was laid out of a cash flow: as if nothing had been.
    ///
    /// - Throws: `cashFlowNotOpen` where nothing was; `late`, `export`, `refused` as above.
    init(
        undoing flow: StoredCashFlow, on contract: LoadedContract, _ reading: ReadSession,
        _ rules: Rules
    ) throws {
        self.reading = reading
        self.rules = rules
        let past = try RecentHistory(
            of: contract.state.id, since: flow.flow.valueTime, reading, rules)
        guard let first = past.live.last(where: { $0.distributes(flow.id) }) else {
            throw Refusal.cash(.cashFlowNotOpen(flow.id))
        }
        taken = try RollbackPlan(past, first.valueTime, reading, rules)
    }

    /// The moment after which a fact of a day stands: its own, but behind whatever people and
    /// money did on that day before it was known.
    private static func place(
        of time: ValueTime, among live: [StoredProcess], _ reading: ReadSession
    ) throws -> ValueTime {
        let newest = try live.first { process in
            guard process.valueTime.day == time.day, process.valueTime > time else { return false }
            return try reading.work(reading.firstOrder(of: process))?.work.isOf != .night
        }
        return ValueTime(seconds: max(newest?.valueTime ?? time, time).seconds + 1)
    }

    /// - Throws: `late(.behindOthers)` where more than nights came after the fact.
    private func requireNightsAlone() throws {
        let other = try taken.goes.last { process in
            try reading.work(reading.firstOrder(of: process))?.work.isOf != .night
        }
        if let other { throw OfficeError.late(.behindOthers(other.valueTime)) }
    }

    /// The contract as it was before what is taken back, with the fact known.
    func start(knowing flow: CashFlow) -> ContractState { taken.state.knowing(flow) }

    /// Does again what was taken back, after the processes that the fact itself has led to.
    ///
    /// - Parameter void: a cash flow of which nothing is laid out again.
    mutating func redo(
        after steps: [DecidedProcess], from state: ContractState, without void: CashFlowID? = nil
    ) throws {
        let flows = try reading.cashFlows(from: taken.loaded.lastCashFlow)
        let events = try PastEvents(of: taken.loaded, flows, reading).all(
            behind: goes(without: void), from: taken.from)
        var replay = HistoryReplay(
            from: state, after: try history(before: events),
            numberedFrom: try reading.nextOperation(),
            rules)
        replay.follow(steps)
        try replay.live(events)
        redone = replay.redone
    }

    /// What is to be done again, but for what was done for a payment that is none.
    private func goes(without void: CashFlowID?) throws -> [StoredProcess] {
        guard let void else { return taken.goes }
        let orders = try taken.goes.filter { $0.distributes(void) }.map {
            try reading.firstOrder(of: $0)
        }
        let own = try Set(orders).filter { order in
            let kind = try reading.work(order)?.work.isOf
            return kind == .receiveCash || kind == .acceptCash
        }
        return try taken.goes.filter { process in
            if process.distributes(void) { return false }
            let order = try reading.firstOrder(of: process)
            return !own.contains(order)
        }
    }

    /// What the events may look back on; nothing where none does.
    private func history(before events: [PastEvent]) throws -> History {
        let isNeeded = events.contains { event in
            if case .process(let order) = event.order { return order is any LookingBack }
            return false
        }
        guard isNeeded else { return .empty }
        let past = try ContractHistory(of: taken.loaded, knownAt: nil, reading, rules)
        return past.history(of: Array(past.live.dropFirst(taken.goes.count)))
    }
}

extension UnitOfWork {
    /// Takes back what a late fact goes before, on a contract that knows of it.
    fileprivate func takeBack(
        _ place: Backdating, of contract: LoadedContract, knowing flow: CashFlow,
        for work: WorkID
    ) throws -> LoadedContract {
        try transaction.insert(
            NewRollback(from: place.taken.from, head: place.taken.head, work: work),
            moving: contract, to: place.start(knowing: flow))
    }

    /// Puts down what a cash flow has led to, and what is done again around it.
    func put(
        _ settled: SettledCash, of flow: CashFlow, on contract: LoadedContract, for work: WorkID
    ) throws -> CashPut {
        var current = contract
        var trees: [ProcessTree] = []
        if let place = settled.backdating {
            current = try takeBack(place, of: current, knowing: flow, for: work)
        }
        for step in settled.steps {
            current = try put(step, on: current, for: work)
            trees.append(step.tree(current.lastProcess))
        }
        for redone in settled.backdating?.redone ?? [] {
            current = try put(redone, on: current, for: work)
        }
        return CashPut(contract: current, trees: trees)
    }

    /// Puts down a process that is done again, with the order it was first given by.
    private func put(
        _ redone: RedoneProcess, on contract: LoadedContract, for work: WorkID
    ) throws -> LoadedContract {
        let after = try put(redone.step, on: contract, for: work)
        if let process = after.lastProcess {
            try transaction.noteRedone(process, orderedBy: redone.orderedBy)
        }
        return after
    }
}

extension ContractState {
    /// The contract with a cash flow that it may know already.
    func knowing(_ flow: CashFlow) -> ContractState {
        cashFlow(flow.id) == nil ? receiving(flow) : self
    }
}
