import Contracts
import Measures
import Storage

/// What must hold of closed periods, checked while a ledger is verified.
struct PeriodAudit {
    private let rules: Rules
    private let limits: [Limit]
    private var recorded = Tally(
        "I12", "nothing dated in a closed period was recorded after it was closed")
    private var figures = Tally(
        "I12b", "the figures of a closed period are those it was closed with")
    private var kept = Tally(
        "I12c", "what a closing has kept is the fold of the operations up to then")

    /// What was closed after an order was given.
    private struct Limit {
        let work: WorkID
        let closedThrough: Day?
    }

    init(_ reading: Reading, _ rules: Rules) throws {
        self.rules = rules
        limits = try reading.periods().map {
            Limit(work: $0.period.work, closedThrough: $0.closedThrough)
        }
    }

    var results: [InvariantResult] { [recorded, figures, kept].map(\.result) }

    /// - Shape: every process of the ledger, in the order of recording.
    mutating func see(_ process: ScannedProcess) {
        recorded.see(
            isOpen(process.valueTime.day, for: process.work), "process \(process.id.rawValue)")
    }

    mutating func see(_ rollback: StoredRollback) {
        recorded.see(
            isOpen(rollback.from.day, for: rollback.work), "rollback \(rollback.id.rawValue)")
    }

    private func isOpen(_ day: Day, for work: WorkID) -> Bool {
        guard let limit = limits.last(where: { $0.work < work }),
            let closed = limit.closedThrough
        else { return true }
        return day > closed
    }

    /// Compares the turnovers of every closed period with those it was closed with.
    mutating func figures(_ reading: Reading) throws {
        for closing in rules.closings {
            let now = try reading.figures(of: closing.period.days)
            figures.see(
                now == closing.period.figures,
                "period \(Month(of: closing.period.days.last).title)")
        }
    }

    /// What the closings have kept of a contract, by its newest process then.
    func kept(
        of id: ContractID, _ reading: Reading
    ) throws -> [ProcessID: StoredSnapshot] {
        var snapshots: [ProcessID: StoredSnapshot] = [:]
        for closing in rules.closings {
            let snapshot = try reading.snapshot(
                of: id, at: closing.id, product: rules.product)
            if let snapshot, let head = snapshot.lastProcess { snapshots[head] = snapshot }
        }
        return snapshots
    }

    /// Compares a state of the fold with what was kept when its last process was this one.
    mutating func see(
        _ state: ContractState, after process: ProcessID, of past: Past,
        against snapshots: [ProcessID: StoredSnapshot]
    ) {
        guard let snapshot = snapshots[process] else { return }
        let later = past.cashFlows.filter { flow in
            snapshot.lastCashFlow.map { flow.id > $0 } ?? true
        }
        let expected = later.reduce(snapshot.state) { $0.receiving($1) }
        kept.see(state == expected, "contract \(state.terms.number) after \(process.rawValue)")
    }
}
