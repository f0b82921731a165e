import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Stopping and starting interest and penalties. - Source: D-3.18, D-3.19, D-3.22, D-3.23.
@Suite struct `Stops and starts` {
    /// The loan of D-4.2 with the instalment of 20.05.2018 paid: 10,056.07 is left.
    private func paid() throws -> Loan {
        var loan = try Loan.onDueDay(product: 1)
        try loan.pay("485.08", on: "2018-05-20")
        return loan
    }

    @Test(arguments: [true, false])
    func `AT-STOP-1 MS-13 ten days between stop and start are never accrued`(
        isNightly: Bool
    ) throws {
        var loan = try paid()
        if isNightly { try loan.nights("2018-05-21", "2018-06-10") }
        try loan.run(StopInterest(valueTime: noon("2018-06-10")))
        // 10,056.07 × 14.4 % × 20 / 365 for 21.05 through 09.06 = 79.346
        #expect(loan.balance(.interest, 5) == "79.35")
        #expect(loan.state.interestStoppedFrom == (try Day(text: "2018-06-10")))
        if isNightly { try loan.nights("2018-06-11", "2018-06-20") }
        #expect(loan.balance(.interest, 5) == "79.35")
        try loan.run(StartInterest(valueTime: noon("2018-06-20")))
        // 20 days and the 20.06: 10,056.07 × 14.4 % × 21 / 365 = 83.314
        #expect(loan.balance(.interest, 5) == "83.31")
        try loan.night(try Day(text: "2018-06-21"))
        #expect(loan.balance(.interest, 5) == "83.31")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `the day a night has booked is reversed, on the balance it was booked on`() throws {
        var loan = try paid()
        try loan.nights("2018-05-21", "2018-06-10")
        // 21 days: 83.31
        #expect(loan.balance(.interest, 5) == "83.31")
        // Half of the principal is gone before the stop of the same day.
        let cashFlow = try loan.receive("5000.00", on: "2018-06-10")
        try loan.run(
            RepayEarly(valueTime: noon("2018-06-10"), cashFlow: cashFlow, request: .principal))
        try loan.run(StopInterest(valueTime: noon("2018-06-10")))
        #expect(loan.lastOperations == ["5 reversal -3.96"])  // 83.31 - 79.35
        #expect(loan.balance(.interest, 5) == "79.35")
        try loan.run(StartInterest(valueTime: noon("2018-06-10")))
        #expect(loan.lastOperations == ["5 accrual +3.96"])
        #expect(loan.balance(.interest, 5) == "83.31")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `stops in a row, within a night or without any, come to the same`() throws {
        var nightly = try paid()
        var single = nightly
        let intervals = [
            ("2018-05-25", "2018-05-28"), ("2018-06-01", "2018-06-01"),
            ("2018-06-15", "2018-07-03"),
        ]
        var day = try Day(text: "2018-05-21")
        for (stop, start) in intervals {
            for (text, isStop) in [(stop, true), (start, false)] {
                let last = try Day(text: text)
                while day <= last {
                    try nightly.night(day)
                    day = day.next
                }
                let order: any DebtProcess =
                    isStop
                    ? StopInterest(valueTime: try noon(text))
                    : StartInterest(valueTime: try noon(text))
                try nightly.run(order)
                try single.run(order)
            }
        }
        try nightly.nights("2018-07-04", "2018-07-20")
        try single.night(try Day(text: "2018-07-20"))
        #expect(nightly.state.buckets == single.state.buckets)
        #expect(nightly.state.counters == single.state.counters)
        // Of the 31 days of tranche 5, 3 + 0 + 6 are left out: 10,056.07 × 14.4 % × 22 / 365.
        #expect(single.balance(.interest, 5) == "87.28")
    }

    @Test func `interest stops alone, penalties go on`() throws {
        var loan = try Loan.onDueDay(product: 1)
        try loan.run(StopInterest(valueTime: noon("2018-05-21")))
        try loan.nights("2018-05-22", "2018-05-31")
        #expect(loan.balance(.interest, 5) == "0.00")
        // 361.78 × 20 % × 11 / 365
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "2.18")
    }

    @Test func `penalties stop alone, interest goes on`() throws {
        var loan = try Loan.onDueDay(product: 1)
        try loan.nights("2018-05-21", "2018-05-31")
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "2.18")
        try loan.run(StopPenalty(valueTime: noon("2018-05-31")))
        // 361.78 × 20 % × 10 / 365 = 1.98: the night of the 31st is taken back.
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "1.98")
        try loan.nights("2018-06-01", "2018-06-10")
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "1.98")
        try loan.run(StartPenalty(valueTime: noon("2018-06-10")))
        try loan.night(try Day(text: "2018-06-11"))
        // 12 days of delay count.
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "2.38")
        // 10,056.07 × 14.4 % × 22 / 365
        #expect(loan.balance(.interest, 5) == "87.28")
        #expect(loan.state == (try loan.refolded()))
    }

    @Test func `a fine that would fall on a stopped day is never charged`() throws {
        // Product 8: 500.00 on the fourth day of delay, after three of grace.
        var loan = try Loan.onDueDay(product: 8)
        var fined = loan
        try fined.nights("2018-05-21", "2018-05-24")
        #expect(fined.balance(.fixedFine, 4) == "500.00")
        try fined.run(StopPenalty(valueTime: noon("2018-05-24")))
        #expect(fined.balance(.fixedFine, 4) == "0.00")
        try loan.run(StopPenalty(valueTime: noon("2018-05-23")))
        try loan.run(StartPenalty(valueTime: noon("2018-05-25")))
        try loan.nights("2018-05-26", "2018-06-02")
        #expect(loan.balance(.fixedFine, 4) == "0.00")
    }

    @Test func `interest on overdue principal stops with interest`() throws {
        var loan = try Loan.onDueDay(product: 8)
        try loan.nights("2018-05-21", "2018-05-30")
        // 361.78 × 20 % × 10 / 365
        #expect(loan.balance(.overdueInterest, 4) == "1.98")
        try loan.run(StopInterest(valueTime: noon("2018-05-30")))
        #expect(loan.balance(.overdueInterest, 4) == "1.78")  // 9 days
    }

    @Test func `a contract is quiet again after a start, and right`() throws {
        var loan = try paid()
        try loan.night(try Day(text: "2018-05-21"))
        #expect(loan.state.quiet != nil)
        try loan.run(StopInterest(valueTime: noon("2018-05-22")))
        #expect(loan.state.quiet == nil)
        try loan.run(StartInterest(valueTime: noon("2018-05-25")))
        let day = try Day(text: "2018-05-26")
        let step = try #require(loan.state.quiet?.accruing(through: day, at: .night(of: day)))
        var adopted = loan.state
        try adopted.adopt(step.contract)
        try loan.night(day)
        #expect(adopted == loan.state)
    }

    @Test func `the interest of a deposit is stopped and started too`() throws {
        // 100,000.00 × 8 % / 366 a day: ten days, then two of the twenty that are left.
        var deposit = try Loan.deposit()
        try deposit.nights("2024-04-02", "2024-04-11")
        try deposit.run(StopInterest(valueTime: noon("2024-04-11")))
        #expect(deposit.balance(.depositInterest, 1) == "-196.72")  // 9 days
        try deposit.run(StartInterest(valueTime: noon("2024-04-29")))
        try deposit.nights("2024-04-30", "2024-05-01")
        #expect(deposit.balance(.depositInterest, 1) == "-262.30")  // 12 days
        #expect(deposit.state == (try deposit.refolded()))
    }

    private static let refused: [(String, [any DebtProcess], String)] = {
        let day = Day(number: 17_672)  // 20.05.2018
        let noon = ValueTime(day, second: 43_200)
        let early = ValueTime(day.previous, second: 0)
        return [
            (
                "stop of stopped interest",
                [StopInterest(valueTime: noon), StopInterest(valueTime: noon)], "E-STATE"
            ),
            ("start of running interest", [StartInterest(valueTime: noon)], "E-STATE"),
            (
                "stop of stopped penalties",
                [StopPenalty(valueTime: noon), StopPenalty(valueTime: noon)], "E-STATE"
            ),
            ("start of running penalties", [StartPenalty(valueTime: noon)], "E-STATE"),
            ("stop before the last operation", [StopInterest(valueTime: early)], "E-LOD"),
            ("start before the last operation", [StartInterest(valueTime: early)], "E-LOD"),
            ("stop of penalties before it", [StopPenalty(valueTime: early)], "E-LOD"),
            ("start of penalties before it", [StartPenalty(valueTime: early)], "E-LOD"),
        ]
    }()

    @Test(arguments: Array(0..<8))
    func `what cannot be stopped or started is refused`(place: Int) throws {
        let (what, orders, code) = Self.refused[place]
        var loan = try Loan.onDueDay(product: 1)
        for order in orders.dropLast() { try loan.run(order) }
        let last = try #require(orders.last)
        #expect(loan.refusal(of: last)?.code == code, "\(what)")
    }

    @Test func `a contract that is not serviced is neither stopped nor started`() throws {
        let loan = try Loan.domain42(product: 1)
        for order in [
            StopInterest(valueTime: try noon("2018-01-20")) as any DebtProcess,
            StartInterest(valueTime: try noon("2018-01-20")),
            StopPenalty(valueTime: try noon("2018-01-20")),
            StartPenalty(valueTime: try noon("2018-01-20")),
        ] {
            #expect(loan.refusal(of: order)?.code == "E-STATE")
        }
    }
}
