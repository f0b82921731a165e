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
    /// What is taken back.
    let taken: RollbackPlan
    /// What is done again after the fact, in order.
    private(set) var redone: [RedoneProcess] = []
    private let reading: ReadSession
    private let rules: Rules

    /// - Throws: `late(.notReplayable)` where an order cannot be done again, `export`, `refused`
    ///   for a closed period.
    init(of flow: CashFlow, on contract: LoadedContract, _ reading: ReadSession, _ rules: Rules)
        throws
    {
        self.reading = reading
        self.rules = rules
        let past = try RecentHistory(of: contract.state.id, since: flow.valueTime, reading, rules)
        let place = try Backdating.place(of: flow.valueTime, among: past.live, reading)
        taken = try RollbackPlan(past, place, reading, rules)
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

    /// The contract as it was before what is taken back, with the fact known.
    func start(receiving flow: CashFlow) -> ContractState { taken.state.receiving(flow) }

    /// Does again what was taken back, after the processes that the fact itself has led to.
    mutating func redo(after steps: [DecidedProcess], from state: ContractState) throws {
        let flows = try reading.cashFlows(from: taken.loaded.lastCashFlow)
        let events = try PastEvents(of: taken.loaded, flows, reading).all(
            behind: taken.goes, from: taken.from)
        var replay = HistoryReplay(
            from: state, after: try history(before: events),
            numberedFrom: try reading.nextOperation(),
            rules)
        replay.follow(steps)
        try replay.live(events)
        redone = replay.redone
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
    func takeBack(
        _ place: Backdating, of contract: LoadedContract, receiving flow: CashFlow,
        for work: WorkID
    ) throws -> LoadedContract {
        try transaction.insert(
            NewRollback(from: place.taken.from, head: place.taken.head, work: work),
            moving: contract, to: place.start(receiving: flow))
    }

    /// Puts down a process that is done again, with the order it was first given by.
    func put(
        _ redone: RedoneProcess, on contract: LoadedContract, for work: WorkID
    ) throws -> LoadedContract {
        let after = try put(redone.step, on: contract, for: work)
        if let process = after.lastProcess {
            try transaction.noteRedone(process, orderedBy: redone.orderedBy)
        }
        return after
    }
}
