import Workbench

/// The night over a portfolio, against SQLite itself writing the very same rows, against bare
/// appends, and against a night of set-based SQL.
struct NightBenchmark {
    let contracts: Int
    let historyDays: Int
    let isLifelike: Bool
    let pairs: Int

    private static let chunk = 10_000

    private var name: String { isLifelike ? "night, lifelike" : "night" }

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("ours", "same", "plain", "set") }
        let seconds = Seconds.now
        let bench = try Workbench(
            making: Workbench.Portfolio(
                contracts: contracts, historyDays: historyDays, isLifelike: isLifelike, seed: 42),
            at: scratch.path("ours"))
        say(
            "\(name): \(contracts) contracts with \(historyDays) days made in "
                + "\(Int(Seconds.now - seconds)) s")
        // The first night warms up, and tells the memory before a tape is held.
        Machine.forgetPeak()
        var night = try bench.night()
        let megabytes = Machine.peakMegabytes
        try bench.checkpoint()
        try scratch.copy("ours", to: "same")
        let ledger = try Connection(scratch.path("ours"))
        let same = try Connection(scratch.path("same"))
        let plain = try Connection(scratch.path("plain"))
        try plain.run(LedgerTape.plainTables)
        var set = isLifelike ? nil : try SetNight(at: scratch.path("set"), bench.quietColumns())
        var againstSame = Pairs()
        var againstPlain = Pairs()
        var againstSet = Pairs()
        var rows = 0
        for _ in 0..<pairs {
            let newest = try ledger.newestProcess()
            let foreign = ForeignCPU()
            let ours = try Seconds.of { night = try bench.night() }
            let oursForeign = foreign.share
            let tape = try LedgerTape.night(
                of: ledger, after: newest, chunk: NightBenchmark.chunk)
            rows = tape.rows
            try ledger.checkpoint()
            let sameForeign = ForeignCPU()
            let sameSeconds = try Seconds.of { _ = try tape.play(on: same) }
            againstSame.add(
                ours: ours, baseline: sameSeconds, foreign: max(oursForeign, sameForeign.share))
            try same.checkpoint()
            let plainForeign = ForeignCPU()
            let plainSeconds = try Seconds.of {
                _ = try tape.play(on: plain, texts: LedgerTape.appending)
            }
            againstPlain.add(
                ours: ours, baseline: plainSeconds, foreign: max(oursForeign, plainForeign.share))
            try plain.checkpoint()
            try compare(ledger, same, after: newest)
            if let setSeconds = try set?.run() {
                againstSet.add(ours: ours, baseline: setSeconds, foreign: oursForeign)
                try compare(ledger, set, after: newest)
                try set?.checkpoint()
            }
        }
        try expect(bench.failures().isEmpty, "verify: \(try bench.failures())")
        try bench.close()
        var setting = Report.Setting(
            contracts: contracts, historyDays: historyDays, unit: "contracts",
            work: night.contracts, baselineWork: night.contracts, megabytes: megabytes)
        report.add(name, against: "same rows, C interface", setting, againstSame)
        report.add(name, against: "bare appends", setting, againstPlain)
        if set != nil { report.add(name, against: "set-based SQL", setting, againstSet) }
        setting.unit = "rows"
        setting.work = rows
        setting.baselineWork = rows
        report.add("\(name), rows", against: "same rows, C interface", setting, againstSame)
    }

    private func compare(
        _ ledger: Connection, _ same: Connection, after process: Int64
    ) throws {
        let left = try ledger.nightSums(after: process)
        let right = try same.nightSums(after: process)
        try expect(left == right, "the baseline wrote \(right), the night \(left)")
    }

    private func compare(
        _ ledger: Connection, _ set: SetNight?, after process: Int64
    ) throws {
        let left = try ledger.nightSums(after: process)
        let right = try set?.accrued() ?? 0
        try expect(left[2] == right, "set-based SQL accrued \(right), the night \(left[2])")
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
