package import BackOffice
import Contracts
import Directories
import GeneralLedger
import Measures
import Storage

extension Office {
    /// Folds everything again from the operations and compares all that is relied on with it.
    ///
    /// What cannot be read is named, and the rest is checked all the same.
    /// - Throws: `fault` when the rules or the periods cannot be read.
    /// - Source: `docs/requirements/invariants.md`.
    package func verify(progress: (Int, Int) -> Void) throws(OfficeError) -> VerifyReport {
        let start = clock()
        return try answering { reading, rules in
            var audit = try Audit(reading, rules) { try self.rules(version: $0, reading) }
            let total = try reading.contractCount()
            try audit.contracts(reading) { progress($0, total) }
            try audit.scan(reading)
            try audit.books(reading) { try self.rules(version: $0, reading) }
            return VerifyReport(
                contracts: total, operations: audit.operationCount, invariants: audit.results,
                damage: audit.damage.places, schema: store.schema,
                isOlder: store.isOlder,
                seconds: Double(clock().rawValue - start.rawValue) / 1000)
        }
    }
}

extension VerifyReport {
    /// The first of what cannot be read.
    package var fault: OfficeError? { damage.first.map { .fault(.corrupt($0)) } }
}

/// A check of one ledger: each invariant counts what it saw and names what it found broken.
private struct Audit {
    private let rules: Rules
    private let orders: RecordedOrders
    private let rollbacks: RollbackAudit
    private let firstOrders: [ProcessID: WorkID]
    private(set) var operationCount = 0
    private(set) var damage = Damage()
    private var contracts: ContractAudit
    private var periods: PeriodAudit
    private var batches: BatchAudit
    private var money: MoneyAudit
    private var recount: TurnoverRecount
    private var codes = CodeAudit()
    private var exports: [InvariantResult] = []
    private var legal = Tally("I4", "every operation is a correct posting of its day")
    private var numbered = Tally("I4b", "operations are numbered without a gap, by process")
    private var reachable = Tally("I4c", "every process is live or cancelled by a rollback")
    private var entries = Tally("I1", "each day's entries balance, by currency")
    private var turnover = Tally("I3", "daily turnovers are the sum of the live operations")
    private var control = Tally("I3b", "receivable accounts hold what the buckets hold")
    private var rows = Tally("I21", "rows are numbered in turn, and none is missing")
    private var owned = Tally(
        "I24", "what is recorded is of its order's contract, in the order of orders")
    private var schema = Tally("I26", "tables, checks and triggers are those of the program")
    private var newestAtOnce = WorkID(rawValue: 0)
    private var newestCash = WorkID(rawValue: 0)

    init(
        _ reading: ReadSession, _ rules: Rules, versions: (Int64) throws -> Rules
    ) throws {
        self.rules = rules
        var damage = Damage()
        orders = try RecordedOrders(reading, rules, versions: versions) { damage.see($0) }
        let stored = try damage.unlessDamaged { try reading.allRollbacks() } ?? []
        rollbacks = try RollbackAudit(stored, orders, reading) { damage.see($0) }
        firstOrders = try damage.unlessDamaged { try reading.firstOrders() } ?? [:]
        contracts = ContractAudit(rules)
        periods = try PeriodAudit(reading, rules)
        batches = try BatchAudit(reading, orders, cancelled: rollbacks.cancelledByBatch)
        money = try MoneyAudit(reading, rules)
        recount = try TurnoverRecount(without: rollbacks.cancelled, reading)
        for rollback in stored { periods.see(rollback) }
        try periods.events(reading, orders)
        for difference in try reading.schemaDifferences() { schema.see(false, difference) }
        schema.see(true, "")
        self.damage = damage
        try count(reading)
    }

    var results: [InvariantResult] {
        let own = [
            legal, numbered, reachable, entries, turnover, control, rows, owned, schema,
        ].map(\.result)
        let others =
            periods.results + orders.results + [rollbacks.result, batches.result] + money.results
        return contracts.results + own + others + codes.results + exports
    }

    private mutating func count(_ reading: ReadSession) throws {
        let tables = try reading.numberedTables()
        for table in tables {
            rows.see(
                table.rows == table.newest,
                "\(table.name): \(table.rows) rows, numbered through \(table.newest)")
        }
        let counts = Dictionary(tables.map { ($0.name, $0.rows) }) { first, _ in first }
        rows.see(
            counts["contract"] == counts["contract_state"],
            "contract_state: \(counts["contract_state"] ?? 0) rows")
    }

    mutating func contracts(_ reading: ReadSession, _ progress: (Int) -> Void) throws {
        try reading.everyContractID { id in
            try contracts.check(id, reading, &periods, &damage)
            progress(contracts.reached.contracts)
        }
    }

    /// One pass over all that was recorded.
    mutating func scan(_ reading: ReadSession) throws {
        var next: Int64 = 1
        var processes = 0
        var found = Damage()
        try reading.scanProcesses(
            after: ProcessID(rawValue: 0), through: nil,
            { process in
                processes += 1
                try see(process, &next)
            }, damaged: { found.see($0) })
        reachable.see(
            contracts.reached.processes + rollbacks.cancelled.count == processes,
            "\(processes) processes, \(contracts.reached.processes) live and "
                + "\(rollbacks.cancelled.count) cancelled")
        try reading.scanMoney(
            after: MoneyEntryID(rawValue: 0), through: nil, { try money.see($0) },
            damaged: { found.see($0) })
        var flows = 0
        try reading.scanCashFlows(
            after: CashFlowID(rawValue: 0), through: nil,
            { flow in
                flows += 1
                try see(flow)
            }, damaged: { found.see($0) })
        try money.seeRest(voidedBy: contracts.voided)
        reachable.see(
            contracts.reached.cashFlows == flows,
            "\(flows) cash flows, \(contracts.reached.cashFlows) of contracts")
        for place in found.places { damage.see(.corrupt(place)) }
    }

    private mutating func see(_ process: ScannedProcess, _ next: inout Int64) throws {
        periods.see(process)
        batches.see(process)
        let first = firstOrders[process.id]
        codes.see(process, orderedAs: orders.isOf(first ?? process.work))
        let place = "process \(process.id.rawValue)"
        let isOwn =
            first.map { $0 < process.work && orders.may($0, move: process.contract.rawValue) }
            ?? true
        let isLater = !orders.isAtOnce(process.work) || process.work >= newestAtOnce
        owned.see(
            orders.may(process.work, move: process.contract.rawValue) && isLater && isOwn, place)
        newestAtOnce = max(newestAtOnce, process.work)
        let day = process.valueTime.day
        let isCancelled = rollbacks.cancelled.contains(process.id)
        for operation in process.operations {
            operationCount += 1
            numbered.see(operation.id.rawValue == next, "operation \(operation.id.rawValue)")
            next = operation.id.rawValue + 1
            // What was taken back may have been posted under rules that hold no more.
            legal.see(
                rules.isLegal(operation.posting, on: day)
                    || isCancelled && rules.postings[operation.posting] != nil,
                "operation \(operation.id.rawValue)")
        }
        try recount.add(process)
    }

    private mutating func see(_ flow: StoredCashFlow) throws {
        try money.see(flow)
        let isLater = !orders.isAtOnce(flow.flow.work) || flow.flow.work >= newestCash
        owned.see(
            orders.may(flow.flow.work, move: flow.contract.rawValue) && isLater,
            "cash flow \(flow.id.rawValue)")
        newestCash = max(newestCash, flow.flow.work)
    }

    /// The general ledger, and what has left the house.
    ///
    /// - Parameter versions: the rules of a version of the directories.
    mutating func books(
        _ reading: ReadSession, versions: @escaping (Int64) throws -> Rules
    ) throws {
        var found = damage
        _ = try found.unlessDamaged { try turnovers(reading) }
        _ = try found.unlessDamaged { try codes.receipts(reading) }
        if let audit = try found.unlessDamaged({ try ExportAudit(reading, rules: versions) }) {
            exports = audit.results
        }
        damage = found
    }

    private mutating func turnovers(_ reading: ReadSession) throws {
        let stored = try reading.turnovers(
            from: Day(number: .min), through: Day(number: .max))
        let recounted = recount.turnovers
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
    private mutating func balance(_ reading: ReadSession) throws {
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
        for difference in try contracts.totals.differences(from: moves, rules) {
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
