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

    // Prolongation of several payments.

    @Test func `payments come a month later, and the running tranche bears the month too`() throws {
        var loan = try Loan.onDueDay(product: 40)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.run(prolong("2018-05-20"))
        let schedule = try #require(loan.state.schedule)
        #expect(schedule.tranches.count == 28)
        #expect(
            schedule.tranches[3...6].map(\.repayment.description)
                == ["2018-05-20", "2018-07-20", "2018-08-20", "2018-09-20"])
        // 10,056.07 × 14.4 % × 61 / 365
        #expect(schedule.tranches[4].interest == 242_01)
        #expect(schedule.tranches[4].principal == 362_09)
        // 1 % of 10,056.07, on the tranche that grew
        #expect(loan.balance(.prolongationFee, 5) == "100.56")
        try loan.nights("2018-05-21", "2018-07-20")
        #expect(loan.balance(.interest, 5) == "242.01")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a tranche is put in, and each payment comes one later`() throws {
        var loan = try Loan.onDueDay(product: 40)
        try loan.pay("485.08", on: "2018-05-20")
        let before = try #require(loan.state.schedule)
        let period = try Tenor(text: "P1M")
        let directory = try Loan.directory(on: day("2018-06-10"))
        let prolonged = try loan.state.prolonged(
            by: period, .fromCurrentDate, .insertsTranche, on: day("2018-06-10"), directory)
        let tranches = prolonged.schedule.tranches
        #expect(tranches.count == 29)
        #expect(
            tranches[3...6].map(\.repayment.description)
                == ["2018-05-20", "2018-06-10", "2018-07-10", "2018-08-09"])
        #expect(tranches[4].principal == 0)
        #expect(tranches[5...].map(\.principal) == before.tranches[4...].map(\.principal))
        #expect(prolonged.tranche == tranche(6))
        #expect(prolonged.shifts.reduce(0) { $0 + $1.signedMinor } == 0)
        // 21 days and 30 days of 10,056.07
        #expect(tranches[4].interest == 83_31)
        #expect(tranches[5].interest == 119_02)
    }

    @Test func `overdue principal of several tranches moves into the added time`() throws {
        var loan = try Loan.onDueDay(product: 41)
        try loan.nights("2018-05-21", "2018-06-25")
        try loan.run(prolong("2018-06-25", period: "P2M"))
        let later = try day("2018-06-26")
        #expect(loan.state.overdue(on: later, try Loan.directory(on: later)).principalDays == 0)
        #expect(loan.balance(.prolongationFee, 7) == "500.00")
        #expect(loan.state.principalLeft == 11_478_00)
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `the end of a month stays the end of a month`() throws {
        var loan = try Loan(
            product: 40, principal: "1000.00", percent: "12", periods: 4,
            disbursed: "2018-10-31")
        try loan.disburse()
        try loan.run(prolong("2018-10-31", period: "P1M"))
        #expect(
            loan.state.schedule?.tranches.map(\.repayment.description)
                == ["2018-12-31", "2019-01-31", "2019-02-28", "2019-03-31"])
    }

    @Test func `interest booked ahead follows the longer schedule`() throws {
        var loan = try Loan.onDueDay(product: 40)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.run(AccrueToEndOfLoan(valueTime: noon("2018-05-20")))
        try loan.run(prolong("2018-05-20"))
        for tranche in try #require(loan.state.schedule).tranches.dropFirst(4) {
            #expect(
                loan.balance(.interest, tranche.number.rawValue)
                    == loan.state.money(tranche.interest).text)
        }
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: [
        (
            "not offered", UInt16(1), "2018-05-20", String?.none,
            Refusal.product(.prolongationNotOffered)
        ),
        ("no period", 41, "2018-05-20", nil, .directory(.notConfigured("prolongation period"))),
        ("no new end", 41, "2018-05-25", "P1D", nil),
        ("no such period", 41, "2018-05-20", "1M", nil),
        ("interest unpaid", 40, "2018-05-20", nil, nil),
        ("too late", 40, "2018-06-20", nil, .product(.overdueTooLong(days: 31, max: 30))),
        ("before the last operation", 40, "2018-05-19", nil, nil),
    ])
    func `a prolongation is refused`(
        what: String, product: UInt16, on: String, period: String?, refusal: Refusal?
    ) throws {
        let loan = try Loan.onDueDay(product: product)
        let found = loan.refusal(of: try prolong(on, period: period))
        #expect(found != nil && (refusal == nil || found == refusal), "\(what)")
        let codes = [
            "no new end": "E-STATE", "no such period": "E-FMT", "interest unpaid": "E-STATE",
            "before the last operation": "E-LOD", "no period": "E-CFG",
        ]
        if let code = codes[what] { #expect(found?.code == code, "\(what)") }
    }

    @Test func `a contract is prolonged so many times and no more`() throws {
        var loan = try payday()
        try loan.night(try day("2024-03-31"))
        try loan.pay("2400.00", on: "2024-03-31")
        for _ in 0..<5 { try loan.run(prolong("2024-03-31")) }
        #expect(loan.state.attributes.prolongations == 5)
        #expect(
            loan.refusal(of: try prolong("2024-03-31")) == .product(.prolongationsUsedUp(max: 5)))
    }
}
