package import Contracts
package import Measures
package import Storage

/// The end of a contract's history: what came after the newest closing that a moment leaves.
///
/// What a closing has kept is where the fold begins; nothing before it can change again.
package struct RecentHistory {
    /// Where the fold begins.
    struct Start {
        let state: ContractState
        /// The newest process it includes; nil for a contract as it was signed.
        let lastProcess: ProcessID?
    }

    let loaded: LoadedContract
    let start: Start
    /// Live processes after the start, newest first.
    let live: [StoredProcess]
    private let rules: Rules

    /// - Parameter since: what lies before this moment stays as it is.
    package init(
        of id: ContractID, since moment: ValueTime, _ reading: ReadSession, _ rules: Rules
    ) throws {
        for closing in rules.closings.reversed() {
            guard
                let kept = try reading.snapshot(of: id, at: closing.id, product: rules.product),
                let head = kept.lastProcess, try reading.link(head).valueTime < moment
            else { continue }
            let loaded = try reading.load(id, rules)
            // A rollback may have cancelled what the closing kept.
            guard
                let live = try reading.history(
                    from: loaded.lastProcess, after: head, postings: rules.postings)
            else { continue }
            let later = try reading.cashFlows(from: loaded.lastCashFlow).filter { flow in
                kept.lastCashFlow.map { flow.id > $0 } ?? true
            }
            self.loaded = loaded
            self.live = live
            self.rules = rules
            start = Start(
                state: later.reduce(kept.state) { $0.receiving($1.whole) }, lastProcess: head)
            return
        }
        let past = try ContractHistory(of: id, knownAt: nil, reading, rules)
        loaded = past.loaded
        live = past.live
        self.rules = rules
        start = Start(state: past.loaded.state.signed(with: past.cashFlows), lastProcess: nil)
    }

    /// The state at the end of a day that is not before the start, with every cash flow.
    package func state(asOf day: Day) throws -> ContractState {
        try state(of: live.filter { $0.valueTime.day <= day })
    }

    /// The state that some of the processes, newest first, lead to.
    func state(of processes: [StoredProcess]) throws -> ContractState {
        try start.state.folding(processes, rules)
    }
}
