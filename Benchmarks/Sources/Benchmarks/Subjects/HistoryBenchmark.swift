import Workbench

/// A night with a year of history behind it, against the same night with none.
struct HistoryBenchmark {
    let contracts: Int
    let historyDays: Int
    let pairs: Int

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("old", "young") }
        let old = try bench(historyDays, at: scratch.path("old"))
        let young = try bench(0, at: scratch.path("young"))
        _ = try (old.night(), young.night())
        var compared = Pairs()
        for _ in 0..<pairs {
            try old.checkpoint()
            try young.checkpoint()
            try compared.run {
                try Seconds.of { _ = try old.night() }
            } baseline: {
                try Seconds.of { _ = try young.night() }
            }
        }
        try old.close()
        try young.close()
        report.add(
            "night with history", against: "night without",
            Report.Setting(
                contracts: contracts, historyDays: historyDays, unit: "contracts",
                work: contracts, baselineWork: contracts, megabytes: nil), compared)
    }

    private func bench(_ days: Int, at path: String) throws -> Workbench {
        let portfolio = Workbench.Portfolio(
            contracts: contracts, historyDays: days, isLifelike: false, seed: 42)
        return try Workbench(making: portfolio, at: path)
    }
}
