import Contracts
import Directories
import Measures
import Processes
import TestHouse
import Testing

/// Time added to a schedule with several payments left. - Source: D-3.12.
@Suite struct `Prolongation of several payments` {
    private func prolong(_ on: String, period: String? = nil, _ start: ProlongationStart? = nil)
        throws -> Prolong
    {
        Prolong(valueTime: try noon(on), period: period, start: start)
    }

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
                == ["2018-05-20", "2018-06-10", "2018-07-10", "2018-08-20"])
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

    /// 100.00 at 9.4822 % by months of 30 days; nothing is paid of 16.34 on 01.02.2024.
    @Test func `two payments stay two when one of them is overdue`() throws {
        var loan = try Loan(
            product: 40, principal: "100.00", percent: "9.4822", periods: 6,
            disbursed: "2024-01-01"
        ) { product in
            product.changed(
                interest: InterestTerms(
                    basis: .thirtyE360, rounding: .halfUp, base: .actualAll, shape: .annuity,
                    instalmentRounding: .halfUp, instalmentBasis: .equalPeriods,
                    instalmentMultipleOf: nil, calendar: nil, shift: .none,
                    shiftEffect: .movesTranche, overdueRate: nil, afterEnd: .continues,
                    mandatoryDays: 0),
                penalties: PenaltyTerms(
                    onPrincipal: [], onInterest: [], graceDays: 0, isOffBalance: false,
                    daysPerYear: 365, fixedFine: 0),
                prolongation: ProlongationTerms(
                    period: nil, start: .fromRepaymentDate, effect: .shiftsTranches, countMax: 9,
                    overdueDaysMax: 30, requiresInterestPaid: false, fee: nil))
        }
        try loan.disburse()
        try loan.nights("2024-01-02", "2024-02-15")
        try loan.run(prolong("2024-02-15", period: "P17D"))
        let schedule = try #require(loan.state.schedule)
        let payments = schedule.tranches.map { "\($0.repayment) \($0.principal)" }
        #expect(payments.prefix(3) == ["2024-02-01 0", "2024-02-18 1634", "2024-03-18 1647"])
        #expect(schedule.principal == 100_00)
        #expect(schedule.last.repayment == (try day("2024-07-18")))
        #expect(loan.balance(.principal, 1) == "0.00")
        #expect(loan.balance(.interest, 1) == "0.79")
        let now = try day("2024-02-16")
        #expect(loan.state.overdue(on: now, try Loan.directory(on: now)).principalDays == 0)
        // Who now pays the plan owes nothing.
        try loan.pay("0.79", on: "2024-02-15")
        for tranche in schedule.tranches.dropFirst() {
            try loan.night(tranche.repayment)
            let amount = loan.state.money(tranche.principal + tranche.interest).text
            try loan.pay(amount, on: "\(tranche.repayment)")
        }
        let left = loan.state.buckets.entries.filter {
            $0.bucket.amountType == .principal || $0.bucket.amountType == .interest
        }
        #expect(left == [])
        #expect(loan.state == (try loan.refolded()))
    }

    @Test(arguments: ProlongationStart.allCases)
    func `the end of several payments moves by the period`(start: ProlongationStart) throws {
        var loan = try Loan.onDueDay(product: 40)
        try loan.pay("485.08", on: "2018-05-20")
        #expect(loan.state.schedule?.last.repayment == (try day("2020-05-20")))
        try loan.run(prolong("2018-05-20", period: "P2M", start))
        #expect(loan.state.schedule?.last.repayment == (try day("2020-07-20")))
    }

    @Test func `interest that is prepaid counts as paid`() throws {
        var loan = try Loan.onDueDay(product: 40)
        try loan.pay("485.08", on: "2018-05-20")
        try loan.night(try day("2018-05-25"))
        let order = try prolong("2018-05-25", period: "P1M")
        // 10,056.07 × 14.4 % × 5 / 365
        #expect(loan.refusal(of: order) == .state(.interestUnpaid(Money(minor: 19_84, .rub))))
        let cashFlow = try loan.receive("19.84", on: "2018-05-25")
        try loan.run(RepayWithPrepayment(valueTime: noon("2018-05-25"), cashFlow: cashFlow))
        #expect(loan.balance(.prepaymentForInterest) == "-19.84")
        #expect(loan.refusal(of: order) == nil)
    }
}
