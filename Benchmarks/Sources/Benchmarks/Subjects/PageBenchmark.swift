import Workbench

/// A contract with two thousand operations: its page, and the fold of its history.
struct PageBenchmark {
    let operations: Int
    let pairs: Int

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("ours") }
        let path = scratch.path("ours")
        let bench = try Workbench(
            making: Workbench.Portfolio(
                contracts: 1, historyDays: operations, isLifelike: false, seed: 3), at: path)
        let number = bench.number(of: 0)
        let connection = try Connection(path)
        let listed = try bench.operations(of: number)
        try expect(listed >= operations, "\(listed) operations listed")
        let setting = Report.Setting(
            contracts: 1, historyDays: operations, unit: "operations", work: listed,
            baselineWork: listed, megabytes: nil)
        var page = setting
        page.unit = "pages"
        page.work = 1
        page.baselineWork = 1
        try measure("page of operations", "its rows, C interface", page, &report) {
            try expect(bench.operations(of: number) == listed, "a page differs")
        } baseline: {
            try expect(connection.walk() == Int64(listed), "the chain is of another length")
        }
        try measure("head of the page", "its rows, C interface", page, &report) {
            _ = try bench.payoff(of: number)
        } baseline: {
            _ = try connection.head()
        }
        let fold = try bench.fold(of: number)
        let debt = try fold.run()
        let amounts = [Int64](repeating: 3, count: fold.count)
        try measure("fold", "sum of an array", setting, &report) {
            try expect(fold.run() == debt, "a fold differs")
        } baseline: {
            try expect(amounts.summed == Int64(3 * fold.count), "a sum differs")
        }
        try bench.close()
    }

    /// Takes turns, a few runs at a time so that a clock can tell.
    private func measure(
        _ name: String, _ other: String, _ setting: Report.Setting, _ report: inout Report,
        ours: () throws -> Void, baseline: () throws -> Void
    ) throws {
        var taken = Pairs()
        for _ in 0..<pairs {
            try taken.run {
                try Seconds.ofOne(ours)
            } baseline: {
                try Seconds.ofOne(baseline)
            }
        }
        report.add(name, against: other, setting, taken)
    }
}

extension Seconds {
    /// The time of one run, of so many that they take a twentieth of a second.
    static func ofOne(_ work: () throws -> Void) rethrows -> Double {
        var runs = 0
        let start = now
        repeat {
            try work()
            runs += 1
        } while now - start < 0.05
        return (now - start) / Double(runs)
    }
}

extension [Int64] {
    /// The sum, looked up one by one so that it is not worked out beforehand.
    fileprivate var summed: Int64 { reduce(0, &+) }
}

extension Connection {
    /// Reads every row of the only contract's history along its chain: how many operations.
    fileprivate func walk() throws -> Int64 {
        let process = try prepare(
            """
            SELECT id, contract, previous, value_time, work, first_operation, operations,
                document, documents FROM process WHERE id = ?1
            """)
        let operation = try prepare(
            """
            SELECT id, process, document, posting, tranche, amount, cash_flow
            FROM operation WHERE id BETWEEN ?1 AND ?2 ORDER BY id
            """)
        var next = try integers("SELECT last_process FROM contract_state").first ?? 0
        var count: Int64 = 0
        while next > 0 {
            process.bind(next)
            guard try process.step() else { break }
            let first = process.integer(5)
            operation.bind(first, first + process.integer(6) - 1)
            while try operation.step() { count += operation.integer(5) > 0 ? 1 : 0 }
            operation.reset()
            next = process.integer(2)
            process.reset()
        }
        return count
    }

    /// Reads what the head of the page needs: three rows.
    fileprivate func head() throws -> Int64 {
        let state = try integers("SELECT version, length(quiet), length(rest) FROM contract_state")
        let terms = try integers("SELECT id, principal, rate FROM contract")
        let schedule = try integers("SELECT length(tranches) FROM contract_schedule")
        return (state + terms + schedule).reduce(0, &+)
    }
}
