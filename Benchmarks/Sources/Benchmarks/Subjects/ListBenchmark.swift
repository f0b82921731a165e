import Workbench

/// A page of the list of all contracts, sorted, with sums of all, against one scan of its rows.
struct ListBenchmark {
    let contracts: Int
    let pairs: Int

    func run(_ scratch: Scratch, _ report: inout Report) throws {
        defer { scratch.remove("ours") }
        let path = scratch.path("ours")
        let bench = try Workbench(
            making: Workbench.Portfolio(
                contracts: contracts, historyDays: 0, isLifelike: true, seed: 5), at: path)
        _ = try bench.night()
        try bench.checkpoint()
        let connection = try Connection(path)
        let setting = Report.Setting(
            contracts: contracts, historyDays: 0, unit: "contracts", work: contracts,
            baselineWork: contracts, megabytes: nil)
        for subject in Workbench.Listing.allCases {
            var taken = Pairs()
            for _ in 0..<pairs {
                try taken.run {
                    try Seconds.ofOne {
                        let found = try bench.list(subject)
                        try expect(
                            found == contracts || subject.isSearch, "\(found) contracts listed")
                    }
                } baseline: {
                    try Seconds.ofOne {
                        try expect(connection.scan() == contracts, "a scan of other rows")
                    }
                }
            }
            report.add("list \(subject.rawValue)", against: "scan of its rows", setting, taken)
        }
        let broken = try bench.failures()
        try expect(broken.isEmpty, broken.joined(separator: "; "))
        try bench.close()
    }
}

extension Connection {
    /// Reads the columns that every list reads, row by row: how many there are.
    fileprivate func scan() throws -> Int {
        let row = try prepare(
            """
            SELECT contract, status, principal, overdue_since, overdue, next_due, next_amount
            FROM contract_list
            """)
        var count = 0
        var sum: Int64 = 0
        while try row.step() {
            sum &+= row.integer(2) &+ row.integer(4) &+ row.integer(6)
            count += 1
        }
        row.reset()
        return sum == .min ? 0 : count
    }
}
