import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

@Suite struct `Accrual` {
    @Test func `AT-ACCR-1 nightly, weekly and monthly runs book the same to the kopeck`() throws {
        var nightly = try Loan.domain42(product: 1)
        try nightly.disburse()
        var monthly = nightly
        var weekly = nightly
        try nightly.nights("2018-01-21", "2018-12-31")
        var day = try Day(text: "2018-01-27")
        let last = try Day(text: "2018-12-31")
        while day < last {
            try weekly.night(day)
            day = day.advanced(by: 7)
        }
        try weekly.night(last)
        for tranche in try #require(monthly.state.schedule?.tranches)
        where tranche.repayment <= last {
            try monthly.night(tranche.repayment)
        }
        try monthly.night(last)
        #expect(nightly.state.buckets == monthly.state.buckets)
        #expect(nightly.state.buckets == weekly.state.buckets)
        #expect(nightly.state.counters == monthly.state.counters)
    }

    @Test func `AT-ACCR-1 a tranche bears interest from the day after its start through its end`()
        throws
    {
        // R004-15: 20.09.2015 to 20.10.2015 bears interest from 21.09 to 20.10 inclusive.
        var loan = try Loan(
            product: 1, principal: "36500.00", percent: "10", periods: 12,
            disbursed: "2015-09-20")
        try loan.disburse()
        try loan.night(try Day(text: "2015-09-21"))
        // 36,500.00 × 10 % / 365, for one day: the 20th bears nothing.
        #expect(loan.balance(.interest, 1) == "10.00")
        try loan.night(try Day(text: "2015-10-20"))
        #expect(loan.balance(.interest, 1) == "300.00")
        try loan.night(try Day(text: "2015-10-21"))
        #expect(loan.balance(.interest, 1) == "300.00")
    }

    /// Days of the first period: 20, a month, 59; by equal periods each is a month.
    @Test(arguments: ["2018-02-14", "2018-02-25", "2018-03-25"])
    func `a broken first period bears what its plan says, where periods are equal`(
        first: String
    ) throws {
        // 100,000.00 USD at 12 % a year is 1 % a month.
        var loan = try Loan(
            product: 6, principal: "100000.00", percent: "12", periods: 12,
            disbursed: "2018-01-25", firstRepayment: first)
        try loan.disburse()
        let tranche = try #require(loan.state.schedule?.first)
        #expect(tranche.interest == 1_000_00)
        try loan.night(try Day(text: first))
        #expect(loan.balance(.interest, 1) == "1000.00")
    }

    @Test(arguments: [
        ("2023-07-01", 163, "40.00", "13000.00"), ("2026-04-01", 125, "80.00", "10000.00"),
    ])
    func `AT-CAP-1 charges stop at the statutory cap`(
        signed: String, day: Int32, last: String, total: String
    ) throws {
        // 10,000.00 at 0.8 % a day is 292 % a year: 80.00 a day.
        var loan = try Loan(
            product: signed < "2026" ? 4 : 5, principal: "10000.00", percent: "292",
            periods: 1, disbursed: signed, period: "P200D")
        try loan.disburse()
        let issue = try Day(text: signed)
        for offset in 1..<day { try loan.night(issue.advanced(by: offset)) }
        #expect(loan.balance(.interest, 1) == "\((day - 1) * 80).00")
        #expect(loan.state.capReached == nil)
        try loan.night(issue.advanced(by: day))
        #expect(loan.balance(.interest, 1) == total)
        #expect(loan.state.capReached == issue.advanced(by: day))
        try loan.night(issue.advanced(by: day + 1))
        #expect(loan.balance(.interest, 1) == total)
        let booked = loan.history.last?.documents.flatMap(\.operations).last?.amount.text
        #expect(booked == last)
    }

    @Test func `a quiet night is the fold's own step`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        var day = try Day(text: "2018-04-21")
        var steps = 0
        while day <= (try Day(text: "2018-05-20")) {
            let step = loan.state.quiet?.accruing(through: day, at: .night(of: day))
            let before = loan.state
            try loan.night(day)
            if let step {
                var adopted = before
                try adopted.adopt(step.contract)
                #expect(adopted == loan.state)
                let amount = loan.history.last?.documents[0].operations[0].amount.minor
                #expect(step.amount == amount)
                steps += 1
            }
            day = day.next
        }
        // The first night begins a tranche and is not quiet.
        #expect(steps == 29)
    }

    @Test func `penalties grow by band, off balance, and are postponed when left out`() throws {
        var loan = try Loan.domain42(product: 1)
        try loan.disburse()
        try loan.payThreeInstalments()
        try loan.pay("466.99", on: "2018-05-20")
        // 485.08 - 18.09: principal of tranche 4 stays unpaid by 18.09.
        #expect(loan.balance(.principal, 4) == "18.09")
        var postponed = loan
        try loan.nights("2018-05-21", "2018-05-31")
        // 18.09 × 20 % × 11 / 365 = 0.109
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "0.11")
        try loan.night(try Day(text: "2018-06-01"))
        #expect(loan.balance(.penaltyOnPrincipal, 4, off: true) == "0.12")
        try postponed.night(try Day(text: "2018-05-31"), .withoutPenalties)
        #expect(postponed.balance(.penaltyOnPrincipal, 4, off: true) == "0.00")
        try postponed.night(try Day(text: "2018-06-01"))
        #expect(postponed.balance(.penaltyOnPrincipal, 4, off: true) == "0.12")
        #expect(postponed.state.buckets == loan.state.buckets)
    }

    @Test func `AT-MAND-1 an early end is topped up to the mandatory interest`() throws {
        // 30,000.00 at 36.5 % for 5 days is 150.00, for 14 days 420.00.
        var loan = try Loan(
            product: 13, principal: "30000.00", percent: "36.5", periods: 12,
            disbursed: "2018-02-01")
        try loan.disburse()
        let cashFlow = try loan.receive("30420.00", on: "2018-02-06")
        let decision = try loan.run(
            RepayEarly(valueTime: noon("2018-02-06"), cashFlow: cashFlow, request: .full))
        let topUp = decision.documents.first { $0.type == .mandatoryInterest }
        #expect(topUp?.operations.map(\.amount.text) == ["270.00"])
        #expect(loan.state.closure == .repaidEarly)
    }
}
