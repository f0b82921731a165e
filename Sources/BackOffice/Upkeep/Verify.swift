import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

extension Office {
    /// Folds everything again from the operations and compares every cache with it.
    ///
    /// - Throws: `fault`, such as `corrupt` for bytes that cannot be read at all.
    /// - Source: trust §3.
    package func verify(progress: (Int, Int) -> Void) throws(OfficeError) -> VerifyReport {
        let start = clock()
        return try answering { reading, rules in
            var audit = try Audit(reading, rules)
            let total = try reading.contractCount()
            try audit.contracts(reading) { progress($0, total) }
            try audit.operations(reading)
            try audit.turnovers(reading)
            return VerifyReport(
                contracts: total, operations: audit.operationCount,
                invariants: audit.results
                    + (try ExportAudit(reading) { try self.rules(version: $0, reading) }).results,
                seconds: Double(clock().rawValue - start.rawValue) / 1000)
        }
    }
}

/// A check of one ledger: each invariant counts what it saw and names what it found broken.
private struct Audit {
    private let rules: Rules
    private(set) var operationCount = 0
    private var fold = Tally("I2", "state, schedule and balances are the fold of the operations")
    private var chain = Tally("I2b", "each process names the one before it, in order of value time")
    private var cash = Tally("I6", "of an open cash flow something is left, at most its amount")
    private var closed = Tally("I8", "a closed contract owes nothing and has a closing day")
    private var legal = Tally("I4", "every operation is a correct posting of its day")
    private var numbered = Tally("I4b", "operations are numbered without a gap, by process")
    private var reachable = Tally("I4c", "every process is live or cancelled by a rollback")
    private var entries = Tally("I1", "each day's entries balance, by currency")
    private var turnover = Tally("I3", "daily turnovers are the sum of the live operations")
    private var control = Tally("I3b", "receivable accounts hold what the buckets hold")
    /// Live processes met in the chains.
    private var live = 0
    private var totals = DebtTotals()
    private var periods: PeriodAudit

    init(_ reading: Reading, _ rules: Rules) throws {
        self.rules = rules
        periods = try PeriodAudit(reading, rules)
    }

    var results: [InvariantResult] {
        [fold, chain, cash, closed, legal, numbered, reachable, entries, turnover, control]
            .map(\.result) + periods.results
    }

    mutating func contracts(_ reading: Reading, _ progress: (Int) -> Void) throws {
        try reading.everyContract { contract in
            try check(contract, reading)
            progress(fold.checked)
        }
    }

    private mutating func check(_ contract: StoredContract, _ reading: Reading) throws {
        let number = contract.terms.number
        let past = try Past(of: contract.id, knownAt: nil, reading, rules)
        live += past.live.count
        do {
            let kept = try periods.kept(of: contract.id, reading)
            let folded = try past.state(of: past.live) { process, state in
                periods.see(state, after: process, of: past, against: kept)
            }
            fold.see(folded == past.loaded.state, "contract \(number)")
        } catch let refusal as Refusal {
            fold.see(false, "contract \(number): \(refusal.text(nil))")
        }
        for (later, earlier) in zip(past.live, past.live.dropFirst()) {
            chain.see(
                later.previous == earlier.id && later.valueTime >= earlier.valueTime
                    && later.id > earlier.id, "process \(later.id.rawValue)")
        }
        for flow in past.loaded.state.cashFlows {
            cash.see(
                flow.accepted >= 0 && flow.accepted < flow.amount,
                "cash flow \(flow.id.rawValue)")
        }
        let state = past.loaded.state
        if state.status == .closed {
            let directory = try rules.on(state.closingDay ?? contract.terms.signed)
            closed.see(state.closingDay != nil && state.debt(directory) == 0, "contract \(number)")
        }
        totals.add(state)
    }

    mutating func operations(_ reading: Reading) throws {
        var next: Int64 = 1
        var processes = 0
        try reading.scanProcesses { process in
            processes += 1
            periods.see(process)
            for operation in process.operations {
                operationCount += 1
                numbered.see(
                    operation.id.rawValue == next && operation.process == process.id,
                    "operation \(operation.id.rawValue)")
                next = operation.id.rawValue + 1
                legal.see(
                    rules.postings[operation.posting]?.validity.covers(process.valueTime.day)
                        ?? false, "operation \(operation.id.rawValue)")
            }
        }
        let rollbacks = try reading.allRollbacks()
        for rollback in rollbacks { periods.see(rollback) }
        let cancelled = rollbacks.reduce(0) { $0 + $1.processes }
        reachable.see(
            live + cancelled == processes,
            "\(processes) processes, \(live) live and \(cancelled) cancelled")
    }

    mutating func turnovers(_ reading: Reading) throws {
        let stored = try reading.turnovers(
            from: Day(number: .min), through: Day(number: .max))
        let recounted = try reading.recountedTurnovers()
        turnover.see(
            stored.count == recounted.count,
            "\(stored.count) turnovers, \(recounted.count) recounted")
        for (left, right) in zip(stored, recounted) {
            turnover.see(left == right, "posting \(left.posting.rawValue) on \(left.day)")
        }
        try balance(reading)
        try periods.figures(reading)
    }

    /// Entries against the buckets: the same money, seen from both sides.
    private mutating func balance(_ reading: Reading) throws {
        let moves = try accountMoves(
            from: Day(number: .min), through: Day(number: .max), reading, rules)
        let days = Dictionary(grouping: moves) { DayInCurrency($0.day, $0.currency) }
        for (key, moved) in days {
            let difference = moved.reduce(0 as Int128) {
                $0 + Int128($1.debit) - Int128($1.credit)
            }
            entries.see(difference == 0, "\(key.day) in \(key.currency.code): \(difference)")
        }
        control.see(true, "")
        for difference in try totals.differences(from: moves, rules) {
            control.see(false, difference)
        }
    }
}

private struct DayInCurrency: Hashable {
    let day: Day
    let currency: Currency

    init(_ day: Day, _ currency: Currency) {
        self.day = day
        self.currency = currency
    }
}
