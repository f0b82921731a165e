import BackOffice
import Contracts
import GeneralLedger
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
    private var row = Tally("I12d", "closings and reopenings follow on one another, as ordered")
    private var complete = Tally("I12e", "a closing has kept every contract, as it stood then")

    /// What was closed after an order was given.
    private struct Limit {
        let work: WorkID
        let closedThrough: Day?
    }

    init(_ reading: ReadSession, _ rules: Rules) throws {
        self.rules = rules
        limits = try reading.periods().map {
            Limit(work: $0.period.work, closedThrough: $0.closedThrough)
        }
    }

    var results: [InvariantResult] { [recorded, figures, kept, row, complete].map(\.result) }

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
    mutating func figures(_ reading: ReadSession) throws {
        for closing in rules.closings {
            let now = try reading.figures(of: closing.period.days)
            figures.see(
                now == closing.period.figures,
                "period \(Month(of: closing.period.days.last).title)")
        }
    }

    /// Goes through all that happened to periods: each follows on the one before it.
    mutating func events(_ reading: ReadSession, _ orders: RecordedOrders) throws {
        var closedThrough: Day?
        var before: NewPeriod?
        for event in try reading.periods() {
            let period = event.period
            let follows =
                switch period.event {
                case .closed:
                    closedThrough.map { $0.next == period.days.first }
                        ?? (period.days.first.firstOfMonth == period.days.first)
                case .requested: closedThrough == period.days.last
                case .reopened: before?.event == .requested && before?.days == period.days
                }
            row.see(
                follows && orders.kind(of: period.work) == period.event.orderKind,
                "period \(event.id.rawValue)")
            try handedOver(event, reading)
            closedThrough = period.closedThrough
            before = period
        }
        for (work, kind) in orders.ofPeriods where !limits.contains(where: { $0.work == work }) {
            row.see(false, "order \(work.rawValue): \(kind) left no period")
        }
        for closing in rules.closings {
            let (rows, last) = try reading.snapshotExtent(of: closing.id)
            complete.see(
                rows == last.rawValue,
                "period \(Month(of: closing.period.days.last).title): \(rows) contracts kept")
        }
    }

    /// The batch that took a period over, and the day on which it was confirmed.
    private mutating func handedOver(_ event: StoredPeriod, _ reading: ReadSession) throws {
        guard let batch = event.period.exportBatch else { return }
        let export = try Int64(batch).flatMap { try reading.export(ExportNumber(rawValue: $0)) }
        row.see(
            try export != nil && export?.confirmed(reading) == event.period.exported,
            "period \(event.id.rawValue): the batch that took it over")
    }

    /// What the closings have kept of a contract, by its newest process then.
    mutating func kept(
        of past: ContractHistory, _ reading: ReadSession
    ) throws -> [ProcessID: [StoredSnapshot]] {
        var snapshots: [ProcessID: [StoredSnapshot]] = [:]
        for closing in rules.closings {
            let head = try past.head(before: closing.period.work, reading)
            let snapshot = try reading.snapshot(
                of: past.loaded.state.id, at: closing.id, product: rules.product)
            complete.see(
                snapshot.map { $0.lastProcess == head } ?? (head == nil),
                "contract \(past.loaded.state.terms.number) at the end of "
                    + "\(closing.period.days.last)")
            guard let snapshot else { continue }
            if let head {
                snapshots[head, default: []].append(snapshot)
            } else {
                see(try past.state(of: []), of: past, against: snapshot)
            }
        }
        return snapshots
    }

    /// Compares a state of the fold with what was kept when its last process was this one.
    mutating func see(
        _ state: ContractState, after process: ProcessID, of past: ContractHistory,
        against snapshots: [ProcessID: [StoredSnapshot]]
    ) {
        for snapshot in snapshots[process] ?? [] { see(state, of: past, against: snapshot) }
    }

    private mutating func see(
        _ state: ContractState, of past: ContractHistory, against snapshot: StoredSnapshot
    ) {
        let later = past.cashFlows.filter { flow in
            snapshot.lastCashFlow.map { flow.id > $0 } ?? true
        }
        let expected = later.reduce(snapshot.state) { $0.receiving($1) }
        kept.see(
            state == expected,
            "contract \(state.terms.number) after \(snapshot.lastProcess?.rawValue ?? 0)")
    }
}

extension PeriodEvent {
    /// The kind of the order that it comes from.
    fileprivate var orderKind: String {
        switch self {
        case .closed: "close-period"
        case .requested: "request-reopening"
        case .reopened: "approve-reopening"
        }
    }

    static let orderKinds = Set(allCases.map(\.orderKind))
}
