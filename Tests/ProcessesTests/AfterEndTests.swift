import TestHouse
import Contracts
import Directories
import Measures
import Testing

@testable import Processes

/// Interest of principal that is unpaid when the last tranche has ended.
@Suite struct `Interest after the last tranche` {
    /// 1,000.00 at 36.5 %: 1.00 a day, for 30 days from 01.03.2024.
    private func loan() throws -> Loan {
        var loan = try Loan(
            product: 4, principal: "1000.00", percent: "36.5", periods: 1,
            disbursed: "2024-03-01", period: "P30D")
        try loan.disburse()
        return loan
    }

    @Test func `goes on until it is paid`() throws {
        var loan = try loan()
        try loan.nights("2024-03-02", "2024-04-30")
        #expect(loan.balance(.interest, 1) == "60.00")  // 60 days
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `is the same by nights and in one run`() throws {
        var nightly = try loan()
        var single = try loan()
        try nightly.nights("2024-03-02", "2024-05-17")
        try single.night(Day(text: "2024-05-17"))
        #expect(nightly.state.buckets == single.state.buckets)
        #expect(nightly.state.counters == single.state.counters)
        #expect(single.balance(.interest, 1) == "77.00")
    }

    @Test func `is borne by what is left`() throws {
        var loan = try loan()
        try loan.nights("2024-03-02", "2024-04-10")
        try loan.pay("1030.00", on: "2024-04-10")  // 40.00 and 990.00
        try loan.nights("2024-04-11", "2024-04-20")
        #expect(loan.balance(.principal, 1) == "10.00")
        #expect(loan.balance(.interest, 1) == "0.10")  // 0.01 a day
        #expect(loan.state == (try loan.refolded()))
    }

    /// One point three times the loan, by 353-FZ for a loan signed on 01.03.2024.
    @Test func `stops at the cap of the law`() throws {
        var loan = try Loan(
            product: 5, principal: "1000.00", percent: "292", periods: 1,
            disbursed: "2024-07-01", period: "P30D")
        try loan.disburse()
        try loan.night(Day(text: "2026-07-01"))
        let charged = loan.state.buckets.entries.reduce(0) { sum, entry in
            entry.bucket.amountType == .principal ? sum : sum + entry.minor
        }
        #expect(charged == 1_300_00)
    }

    @Test func `a stop and a start leave out their days`() throws {
        var loan = try loan()
        try loan.nights("2024-03-02", "2024-04-04")
        try loan.run(StopInterest(valueTime: noon("2024-04-05")))
        try loan.nights("2024-04-06", "2024-04-09")
        try loan.run(StartInterest(valueTime: noon("2024-04-10")))
        try loan.nights("2024-04-11", "2024-04-30")
        // 60 days but for 05.04 through 09.04
        #expect(loan.balance(.interest, 1) == "55.00")
        #expect(loan.state == (try loan.refolded()))
    }
}
