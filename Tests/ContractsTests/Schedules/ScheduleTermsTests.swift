import Contracts
import Directories
import Measures
import Testing

/// Terms of a test: a monthly annuity at 12 % by actual days, changed in one place at a time.
private struct Draft {
    var principal = Money(minor: 1_000_000, .rub)
    var rate = YearlyRate(millionthsOfPercent: 12_000_000)
    var disbursed = "2024-01-01"
    var anchor = ScheduleAnchor.disbursement
    var finalRepayment: Day?
    var periods = 12
    var every = (Int32(1), Tenor.Unit.month)
    var monthEnd = Tenor.MonthEndRule.keepsDay
    var holidays: ScheduleHolidays?
    var dayCount = ScheduleDayCount.by(.actual365)
    var totalMax: Money?
    var shape = ScheduleShape.annuity
    var fixed: Money?
    var basis = InstalmentBasis.interestPeriods
    var multipleOf: Int64 = 1
    var last = LastPayment.takesRest
    var downPayment: Money?
    var interestOnlyPeriods = 0

    func plan() throws -> PlannedSchedule {
        let cycle = try ScheduleCycle(
            every: try Tenor(every.0, every.1), monthEnd: monthEnd, periods: periods)
        let rule = InstalmentRule(
            fixed: fixed, basis: basis, rounding: .halfUp,
            multipleOf: Money(minor: multipleOf, .rub), last: last)
        return try ScheduleTerms(
            principal: principal, yearlyRate: rate,
            dates: ScheduleDates(
                disbursed: try Day(text: disbursed), anchor: anchor, cycle: cycle,
                finalRepayment: finalRepayment, holidays: holidays),
            interest: ScheduleInterest(
                dayCount: dayCount, rounding: .halfUp, totalMax: totalMax),
            repayment: ScheduleRepayment(
                shape: shape, instalment: rule, downPayment: downPayment,
                interestOnlyPeriods: interestOnlyPeriods)
        ).plan()
    }
}

private func roubles(_ minor: Int64) -> Money { Money(minor: minor, .rub) }

@Test func `the loan of D-4.2 has 28 instalments of 485.08 and a last one of 480.36`() throws {
    var draft = Draft()
    draft.principal = roubles(1_147_800)
    draft.rate = YearlyRate(millionthsOfPercent: 14_400_000)
    draft.disbursed = "2018-01-20"
    draft.periods = 28
    draft.basis = .equalPeriods
    let plan = try draft.plan()
    #expect(plan.instalment == roubles(48_508))
    #expect(plan.totalInterest == roubles(209_952))
    // Days, opening principal, interest and principal as the domain prints them.
    let printed: [(Int, Int32, Int64, Int64, Int64)] = [
        (1, 31, 14_038, 34_470, 1_113_330), (2, 28, 12_298, 36_210, 1_077_120),
        (3, 31, 13_173, 35_335, 1_041_785), (4, 30, 12_330, 36_178, 1_005_607),
        (5, 31, 12_299, 36_209, 969_398), (6, 30, 11_473, 37_035, 932_363),
        (28, 30, 562, 47_474, 0),
    ]
    for (number, days, interest, principal, balance) in printed {
        let row = plan.rows[number - 1]
        #expect(row.number == number && row.days == days)
        #expect(row.interest == roubles(interest) && row.principal == roubles(principal))
        #expect(row.balance == roubles(balance))
    }
    #expect(plan.rows[27].payment == roubles(48_036))
}

@Test func `the interface's example comes out`() throws {
    var draft = Draft()
    draft.dayCount = .thirtyDayMonths
    let plan = try draft.plan()
    #expect(plan.instalment == roubles(88_849))
    let first = plan.rows[0]
    #expect(first.repayment == (try Day(text: "2024-02-01")) && first.days == 31)
    #expect(first.interest == roubles(10_000) && first.principal == roubles(78_849))
    #expect(first.balance == roubles(921_151))
    // 11 * 888.49 + 888.47 - 10,000.00: the sum of the rows, each rounded for itself.
    #expect(plan.totalInterest == roubles(66_186))
}

@Test(arguments: [
    ("annuity", ScheduleShape.annuity), ("equal principal", .equalPrincipal),
    ("interest only", .interestOnly), ("flat", .flat), ("flat by period", .flatByPeriod),
    ("custom", .custom([250_000, 0, 750_000].map { Money(minor: $0, .rub) })),
])
func `principal adds up, balances run on, and rows follow on one another`(
    name: String, shape: ScheduleShape
) throws {
    var draft = Draft()
    draft.shape = shape
    draft.periods = 3
    let plan = try draft.plan()
    var balance = draft.principal.minor
    var day = try Day(text: draft.disbursed)
    for (index, row) in plan.rows.enumerated() {
        #expect(row.number == index + 1 && row.issue == day)
        balance -= row.principal.minor
        #expect(row.balance.minor == balance)
        day = row.repayment
    }
    #expect(balance == 0 && plan.rows.count == 3)
    #expect(plan.totalInterest.minor == plan.rows.reduce(0) { $0 + $1.interest.minor })
}

@Test func `equal principal bears interest on what is left`() throws {
    var draft = Draft()
    draft.shape = .equalPrincipal
    draft.periods = 4
    draft.dayCount = .samePeriod
    let plan = try draft.plan()
    #expect(plan.rows.map(\.principal.minor) == [250_000, 250_000, 250_000, 250_000])
    // A hundredth of 10,000.00, 7,500.00, 5,000.00 and 2,500.00.
    #expect(plan.rows.map(\.interest.minor) == [10_000, 7_500, 5_000, 2_500])
}

@Test func `a flat loan shares out its interest, the last row takes the rest`() throws {
    var draft = Draft()
    draft.shape = .flat
    draft.rate = YearlyRate(millionthsOfPercent: 7_000_000)
    draft.principal = roubles(100_000)
    draft.periods = 3
    draft.dayCount = .samePeriod
    // 1,000.00 * 7 % * 3/12 = 17.50 = 5.83 + 5.83 + 5.84.
    #expect(try draft.plan().rows.map(\.interest.minor) == [583, 583, 584])
    draft.shape = .flatByPeriod
    // Each month on its own: 5.83, and payments of 1,017.49 / 3 = 339.16.
    let byPeriod = try draft.plan()
    #expect(byPeriod.rows.map(\.interest.minor) == [583, 583, 583])
    #expect(byPeriod.rows.map(\.payment.minor) == [33_916, 33_916, 33_917])
}

@Test func `periods of interest alone come before the annuity`() throws {
    var draft = Draft()
    draft.interestOnlyPeriods = 2
    draft.periods = 5
    draft.dayCount = .samePeriod
    let plan = try draft.plan()
    #expect(plan.rows[0].payment == roubles(10_000) && plan.rows[1].payment == roubles(10_000))
    // 10,000.00 at 1 % in three payments: 10,000 * 0.01 / (1 - 1.01^-3) = 3,400.22.
    #expect(plan.instalment == roubles(340_022) && plan.rows[2].payment == roubles(340_022))
}

@Test func `a fixed instalment that repays early ends the plan`() throws {
    var draft = Draft()
    draft.fixed = roubles(400_000)
    draft.dayCount = .samePeriod
    let plan = try draft.plan()
    // 10,000 -> 6,100 -> 2,161 -> 0: interest 100.00, 61.00, 21.61.
    #expect(plan.rows.map(\.interest.minor) == [10_000, 6_100, 2_161])
    #expect(plan.rows.map(\.payment.minor) == [400_000, 400_000, 218_261])
}

@Test func `interest above the instalment is carried, without interest on it`() throws {
    var draft = Draft()
    draft.fixed = roubles(6_000)
    draft.periods = 3
    draft.dayCount = .samePeriod
    // 100.00 a month: 60.00 paid, 40.00 and then 80.00 carried, 180.00 at the end.
    let plan = try draft.plan()
    #expect(plan.rows.map(\.interest.minor) == [6_000, 6_000, 18_000])
    #expect(plan.rows.map(\.principal.minor) == [0, 0, 1_000_000])
}

@Test(arguments: [ScheduleShape.annuity, .equalPrincipal, .interestOnly, .flat, .flatByPeriod])
func `the interest of a plan stays within its limit`(shape: ScheduleShape) throws {
    var draft = Draft()
    draft.shape = shape
    draft.totalMax = roubles(30_000)
    let plan = try draft.plan()
    #expect(plan.totalInterest == roubles(30_000))
    #expect(plan.rows.allSatisfy { !$0.interest.isNegative })
}

@Test func `the payment may be in steps, smoothed, or never below the last`() throws {
    var draft = Draft()
    draft.dayCount = .samePeriod
    draft.multipleOf = 1_000
    #expect(try draft.plan().instalment == roubles(89_000))
    draft.multipleOf = 1
    draft.periods = 360
    draft.last = .smoothed
    let smoothed = try draft.plan()
    draft.last = .takesRest
    let plain = try draft.plan()
    draft.last = .neverHigher
    let never = try draft.plan()
    func excess(_ plan: PlannedSchedule) throws -> Int64 {
        try #require(plan.rows.last).payment.minor - (try #require(plan.instalment)).minor
    }
    #expect(try abs(excess(smoothed)) <= abs(excess(plain)))
    #expect(try excess(never) <= 0)
}

@Test func `a step larger than the payment is let go`() throws {
    var draft = Draft()
    draft.principal = roubles(100)
    draft.multipleOf = 10_000
    draft.periods = 3
    draft.rate = .zero
    #expect(try draft.plan().rows.map(\.payment.minor) == [33, 33, 34])
}

@Test func `short months leave no trace in later dates`() throws {
    var draft = Draft()
    draft.disbursed = "2024-01-31"
    draft.periods = 3
    let days = try draft.plan().rows.map(\.repayment.description)
    #expect(days == ["2024-02-29", "2024-03-31", "2024-04-30"])
    draft.disbursed = "2023-02-28"
    draft.monthEnd = .keepsMonthEnd
    let ends = try draft.plan().rows.map(\.repayment.description)
    #expect(ends == ["2023-03-31", "2023-04-30", "2023-05-31"])
}

@Test(arguments: [
    // 22 August to 1 October: a month back to 1 September and 10 days.
    (ScheduleDayCount.thirtyDayMonths, Int64(13_333)),
    // 40 days of 365.
    (.by(.actual365), 13_151),
    // A month and 10/30 of one: the same as in a year of 360 days.
    (.samePeriod, 13_333),
])
func `a broken first period counts whole steps back from its end, then odd days`(
    dayCount: ScheduleDayCount, interest: Int64
) throws {
    var draft = Draft()
    draft.disbursed = "2022-08-22"
    draft.anchor = .firstRepayment(try Day(text: "2022-10-01"))
    draft.dayCount = dayCount
    let plan = try draft.plan()
    #expect(plan.rows[0].interest == roubles(interest))
    #expect(plan.rows[1].repayment.description == "2022-11-01")
}

@Test func `a holiday moves the payment, and the interest only where that is agreed`() throws {
    var draft = Draft()
    draft.disbursed = "2018-04-20"
    draft.periods = 2
    // 20 May 2018 is a Sunday.
    draft.holidays = ScheduleHolidays(
        calendar: .mondayToFriday, shift: .following, movesInterest: false)
    let kept = try draft.plan().rows
    #expect(kept[0].repayment.description == "2018-05-20" && kept[0].days == 30)
    #expect(kept[0].due.description == "2018-05-21")
    draft.holidays = ScheduleHolidays(
        calendar: .mondayToFriday, shift: .following, movesInterest: true)
    let moved = try draft.plan().rows
    #expect(moved[0].repayment.description == "2018-05-21" && moved[0].days == 31)
    #expect(moved[1].issue.description == "2018-05-21" && moved[1].days == 30)
    draft.dayCount = .samePeriod
    #expect(try draft.plan().rows[0].interest == roubles(10_000))
}

@Test func `a down payment has a row of its own on the first day`() throws {
    var draft = Draft()
    draft.downPayment = roubles(250_000)
    draft.shape = .interestOnly
    draft.dayCount = .samePeriod
    let rows = try draft.plan().rows
    #expect(rows.count == 13 && rows[0].days == 0 && rows[0].principal == roubles(250_000))
    #expect(rows[1].number == 2 && rows[1].interest == roubles(7_500))
}

@Test(arguments: [
    "no principal", "negative rate", "too much paid down", "all interest only",
    "principals do not add up", "too few principals", "first repayment on the first day",
    "no step",
])
func `terms that do not fit together are refused`(flaw: String) throws {
    var draft = Draft()
    switch flaw {
    case "no principal": draft.principal = .zero(.rub)
    case "negative rate": draft.rate = YearlyRate(millionthsOfPercent: -1)
    case "too much paid down": draft.downPayment = draft.principal
    case "all interest only": draft.interestOnlyPeriods = 12
    case "principals do not add up":
        draft.shape = .custom([roubles(1), roubles(2)])
        draft.periods = 2
    case "too few principals": draft.shape = .custom([draft.principal])
    case "first repayment on the first day":
        draft.anchor = .firstRepayment(try Day(text: draft.disbursed))
    default: draft.multipleOf = 0
    }
    #expect {
        try draft.plan()
    } throws: { error in
        if case .outOfRange(.schedule, _, _) = error as? MeasureFlaw { true } else { false }
    }
}
