import Workbench

/// The night over a portfolio, against SQLite itself writing the very same rows, against bare
/// appends, and against a night of set-based SQL.
struct NightBenchmark {
    let contracts: Int
    let historyDays: Int
    let isLifelike: Bool
    let pairs: Int

    private var name: String { isLifelike ? "night, lifelike" : "night" }

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("ours", "same", "plain", "set") }
        let start = Seconds.now
        let bench = try Workbench(
            making: Workbench.Portfolio(
                contracts: contracts, historyDays: historyDays, isLifelike: isLifelike, seed: 42),
            at: scratch.path("ours"))
        let seconds = Int(Seconds.now - start)
        say("\(name): \(contracts) contracts with \(historyDays) days made in \(seconds) s")
        // The first night warms up, and tells the memory before a tape is held.
        Machine.forgetPeak()
        let first = try bench.night()
        var setting = Report.Setting(
            contracts: contracts, historyDays: historyDays, unit: "contracts",
            work: first.contracts, baselineWork: first.contracts,
            megabytes: Machine.peakMegabytes)
        var sides = try NightSides(bench, scratch, hasSet: !isLifelike)
        for _ in 0..<pairs { try sides.takeTurns() }
        let failures = try bench.failures()
        try expect(failures.isEmpty, "verify: \(failures)")
        try bench.close()
        report.add(name, against: "same rows, C interface", setting, sides.againstSame)
        report.add(name, against: "bare appends", setting, sides.againstPlain)
        if !isLifelike { report.add(name, against: "set-based SQL", setting, sides.againstSet) }
        setting.unit = "rows"
        setting.work = sides.rows
        setting.baselineWork = sides.rows
        report.add("\(name), rows", against: "same rows, C interface", setting, sides.againstSame)
    }
}

/// The same night on every side, one after the other.
private struct NightSides {
    private let bench: Workbench
    private let ledger: Connection
    /// A copy of the ledger that is given the same rows, and so remains a copy.
    private let same: Connection
    private let plain: Connection
    private var set: SetNight?
    private(set) var againstSame = Pairs()
    private(set) var againstPlain = Pairs()
    private(set) var againstSet = Pairs()
    /// Rows of the last night.
    private(set) var rows = 0

    init(_ bench: Workbench, _ scratch: Scratch, hasSet: Bool) throws {
        self.bench = bench
        try bench.checkpoint()
        try scratch.copy("ours", to: "same")
        ledger = try Connection(scratch.path("ours"))
        same = try Connection(scratch.path("same"))
        try same.dropRowLocks()
        plain = try Connection(scratch.path("plain"))
        try plain.run(LedgerTape.plainTables)
        if hasSet { set = try SetNight(at: scratch.path("set"), bench.quietColumns()) }
    }

    mutating func takeTurns() throws {
        let newest = try ledger.newestProcess()
        let ours = try Taken { _ = try bench.night() }
        let tape = try LedgerTape.night(of: ledger, after: newest, chunk: 10_000)
        rows = tape.rows
        try ledger.checkpoint()
        againstSame.add(ours, try Taken { _ = try tape.play(on: same) })
        try same.checkpoint()
        againstPlain.add(
            ours, try Taken { _ = try tape.play(on: plain, texts: LedgerTape.appending) })
        try plain.checkpoint()
        let left = try ledger.nightSums(after: newest)
        let right = try same.nightSums(after: newest)
        try expect(left == right, "the baseline wrote \(right), the night \(left)")
        try takeTurnOfSet(against: ours, accrued: left[2])
    }

    private mutating func takeTurnOfSet(against ours: Taken, accrued: Int64) throws {
        guard set != nil else { return }
        againstSet.add(ours, try Taken { _ = try set?.run() })
        try set?.checkpoint()
        let sum = try set?.accrued() ?? 0
        try expect(sum == accrued, "set-based SQL accrued \(sum), the night \(accrued)")
    }
}

extension Connection {
    func newestProcess() throws -> Int64 {
        try integers("SELECT coalesce(max(id), 0) FROM process").first ?? 0
    }

    func checkpoint() throws { try run("PRAGMA wal_checkpoint(TRUNCATE)") }

    /// Counts and sums of what a night has written, and of the states it left.
    fileprivate func nightSums(after process: Int64) throws -> [Int64] {
        let first = try integers("SELECT first_operation FROM process WHERE id = \(process + 1)")
        let operations = try integers(
            "SELECT count(*), sum(amount), sum(id % 1009 * amount % 1009) FROM operation "
                + "WHERE id >= \(first.first ?? 0)")
        let processes = try integers(
            "SELECT count(*), sum(previous), sum(contract) FROM process WHERE id > \(process)")
        let states = try integers(
            "SELECT sum(version), sum(last_process), sum(length(quiet)) FROM contract_state")
        return [processes[0], operations[0], operations[1], operations[2]] + processes + states
    }
}

/// Stops the run when what was done is wrong: a fast wrong run is no figure.
func expect(_ holds: Bool, _ what: @autoclosure () throws -> String) throws {
    if !holds { throw Connection.Fault(description: try what()) }
}
