import Workbench

/// An annuity schedule of thirty years, against the bare recurrence of its last pass.
struct ScheduleBenchmark {
    let periods: Int
    let pairs: Int

    func run(_ report: inout Report) throws {
        let schedule = try Drill.schedule(periods: periods)
        let total = try schedule.run()
        var taken = Pairs()
        for _ in 0..<pairs {
            try taken.run {
                try Seconds.ofOne { try expect(schedule.run() == total, "a schedule differs") }
            } baseline: {
                try Seconds.ofOne { try expect(recurrence() > 0, "a loan repaid") }
            }
        }
        report.add(
            "schedule of \(periods)", against: "bare recurrence",
            Report.Setting(
                contracts: 1, historyDays: 0, unit: "schedules", work: 1, baselineWork: 1,
                megabytes: nil), taken)
    }

    /// Interest by 128-bit integers and principal off the balance, once, without dates.
    private func recurrence() -> Int64 {
        var balance: Int64 = 500_000_000
        var sum: Int64 = 0
        for period in 0..<periods {
            let days = Int128(28 + period % 4)
            let interest = Int64(
                (Int128(balance) * days * 12_500_000 * 2 / (365 * 100_000_000) + 1) / 2)
            balance -= 5_336_000 - interest
            sum += interest
        }
        return sum
    }
}
