import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Time added to a schedule. - Source: D-3.12.
@Suite struct `Prolongation` {
    // Prolongation of a single payment.

    /// MS-16: 10,000.00 for 30 days at 0.8 % a day.
    private func payday() throws -> Loan {
        var loan = try Loan(
            product: 4, principal: "10000.00", percent: "292", periods: 1,
            disbursed: "2024-03-01", period: "P30D")
        try loan.disburse()
        return loan
    }

    private func prolong(_ on: String, period: String? = nil, _ start: ProlongationStart? = nil)
        throws -> Prolong
    {
        Prolong(valueTime: try noon(on), period: period, start: start)
    }

    @Test func `MS-16 a new tranche takes the principal over`() throws {
        var loan = try payday()
        try loan.night(try day("2024-03-31"))
        try loan.pay("2400.00", on: "2024-03-31")
        try loan.run(prolong("2024-03-31"))
        #expect(loan.lastOperations == ["1 scheduleShift -10000.00", "2 scheduleShift +10000.00"])
        let added = try #require(loan.state.schedule?[tranche(2)])
        #expect(added.issue == (try day("2024-03-31")))
        #expect(added.repayment == (try day("2024-04-15")))
        #expect(added.principal == 10_000_00)
        #expect(added.interest == 1_200_00)  // 80.00 a day for 15 days
        #expect(loan.state.attributes.prolongations == 1)
        try loan.nights("2024-04-01", "2024-04-15")
        #expect(loan.balance(.interest, 2) == "1200.00")
        try loan.pay("11200.00", on: "2024-04-15")
        #expect(loan.state.closure == .repaid)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `from the current day the running tranche ends today`() throws {
        var loan = try payday()
        try loan.night(try day("2024-03-21"))
        try loan.pay("1600.00", on: "2024-03-21")  // 20 days
        try loan.run(prolong("2024-03-21", period: "P30D", .fromCurrentDate))
        let schedule = try #require(loan.state.schedule)
        #expect(schedule.tranches.map(\.repayment.description) == ["2024-03-21", "2024-04-20"])
        #expect(schedule.tranches.map(\.interest) == [1_600_00, 2_400_00])
        #expect(schedule.tranches.map(\.principal) == [0, 10_000_00])
        try loan.nights("2024-03-22", "2024-04-20")
        #expect(loan.balance(.interest, 2) == "2400.00")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `overdue principal is overdue no more, its penalties stay`() throws {
        var loan = try payday()
        try loan.nights("2024-03-31", "2024-04-05")
        // 2,400.00, and 80.00 for each of the five days since
        try loan.pay("2800.00", on: "2024-04-05")
        // 10,000.00 × 20 % × 5 / 365
        #expect(loan.balance(.penaltyOnPrincipal, 1, off: true) == "27.40")
        try loan.run(prolong("2024-04-05"))
        let after = try day("2024-04-06")
        #expect(loan.state.overdue(on: after, try Loan.directory(on: after)).principalDays == 0)
        #expect(loan.balance(.penaltyOnPrincipal, 1, off: true) == "27.40")
        // The period runs from the repayment day; what its first five days bore is paid.
        #expect(loan.state.schedule?[tranche(2)]?.interest == 800_00)
        try loan.nights("2024-04-06", "2024-04-15")
        #expect(loan.balance(.interest, 2) == "800.00")
        #expect(loan.balance(.penaltyOnPrincipal, 1, off: true) == "27.40")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a late prolongation asks for the interest of the days since the end`() throws {
        var loan = try payday()
        try loan.nights("2024-03-31", "2024-04-05")
        try loan.pay("2400.00", on: "2024-04-05")
        let unpaid = loan.refusal(of: try prolong("2024-04-05"))
        #expect(unpaid == .state(.interestUnpaid(Money(minor: 400_00, .rub))))
    }

    @Test func `after the end, from the current day, the days between bear no interest twice`()
        throws
    {
        var loan = try payday()
        try loan.nights("2024-03-31", "2024-04-05")
        try loan.pay("2800.00", on: "2024-04-05")
        try loan.run(prolong("2024-04-05", period: "P10D", .fromCurrentDate))
        let schedule = try #require(loan.state.schedule)
        #expect(
            schedule.tranches.map(\.repayment.description)
                == ["2024-03-31", "2024-04-05", "2024-04-15"])
        try loan.nights("2024-04-06", "2024-04-15")
        #expect(loan.balance(.interest, 3) == "800.00")
        #expect(loan.balance(.principal, 3) == "10000.00")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a prolonged contract is quiet again, and nights come to what one run does`() throws
    {
        var loan = try payday()
        try loan.night(try day("2024-03-31"))
        try loan.pay("2400.00", on: "2024-03-31")
        try loan.run(prolong("2024-03-31"))
        var single = loan
        try loan.nights("2024-04-01", "2024-04-02")
        #expect(loan.state.quiet != nil)
        try loan.nights("2024-04-03", "2024-04-14")
        try single.night(try day("2024-04-14"))
        #expect(loan.state.buckets == single.state.buckets)
        #expect(loan.state.counters == single.state.counters)
    }

    @Test func `a tranche that was added has to begin before another is`() throws {
        var loan = try payday()
        try loan.night(try day("2024-03-21"))
        try loan.pay("1600.00", on: "2024-03-21")
        try loan.run(prolong("2024-03-21", period: "P30D", .fromRepaymentDate))
        let again = try prolong("2024-03-21", period: "P30D", .fromRepaymentDate)
        #expect(
            loan.refusal(of: again) == .state(.addedTimeNotBegun(try day("2024-03-31"))))
    }

    @Test func `a contract is prolonged so many times and no more`() throws {
        var loan = try payday()
        for _ in 0..<5 {
            let end = try #require(loan.state.schedule).last
            try loan.night(end.repayment)
            try loan.pay(loan.state.money(end.interest).text, on: "\(end.repayment)")
            try loan.run(prolong("\(end.repayment)"))
        }
        #expect(loan.state.attributes.prolongations == 5)
        let end = try #require(loan.state.schedule).last.repayment
        try loan.night(end)
        #expect(
            loan.refusal(of: try prolong("\(end)")) == .product(.prolongationsUsedUp(max: 5)))
    }
}
