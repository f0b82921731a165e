import Workbench

/// One payment after another, each on disk before the next, against the bare rows of it.
struct PaymentBenchmark {
    let contracts: Int
    let pairs: Int

    private static let paymentsPerPair = 100

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("ours", "same") }
        let bench = try Workbench(
            making: Workbench.Portfolio(
                contracts: contracts, historyDays: 0, isLifelike: false, seed: 7),
            at: scratch.path("ours"))
        _ = try bench.night()
        try bench.checkpoint()
        try scratch.copy("ours", to: "same")
        let ledger = try Connection(scratch.path("ours"))
        let same = try Connection(scratch.path("same"))
        try same.dropRowLocks()
        var latencies = Pairs()
        var contract = 0
        for _ in 0..<pairs {
            let work = try ledger.integers("SELECT max(id) FROM work").first ?? 0
            let foreign = ForeignCPU()
            var ours: [Double] = []
            for _ in 0..<PaymentBenchmark.paymentsPerPair {
                let number = bench.number(of: contract * 13 % contracts)
                ours.append(try Seconds.of { try bench.pay("500.00", on: number) })
                contract += 1
            }
            let tape = try OrderTape(ledger, after: work).tape()
            let bare = try tape.play(on: same)
            try expect(bare.count == ours.count, "\(bare.count) payments played again")
            let others = foreign.share
            latencies.add(
                Taken(seconds: median(ours), foreign: others),
                Taken(seconds: median(bare), foreign: others))
        }
        for table in ["process", "operation", "cash_flow"] {
            let sums = "SELECT count(*), sum(id) FROM \(table)"
            try expect(ledger.integers(sums) == same.integers(sums), "\(table) differs")
        }
        try expect(bench.failures().isEmpty, "verify: \(try bench.failures())")
        try bench.close()
        report.add(
            "payment", against: "same rows, C interface",
            Report.Setting(
                contracts: contracts, historyDays: 0, unit: "payments", work: 1,
                baselineWork: 1, megabytes: nil), latencies)
    }
}
