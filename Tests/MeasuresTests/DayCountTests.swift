import TestHouse
import Testing

@testable import Measures

extension Fraction {
    fileprivate func equals(_ other: Fraction) -> Bool {
        numerator * other.denominator == other.numerator * denominator
    }
}

/// D-F.3: 100,000 at 12 %, from 20.12.2023 to 20.01.2024, 31 days.
@Test(
    arguments: [
        ("ACT/365F", 101_918),  // 12_000 * 31 / 365 = 1_019.178
        ("ACT/360", 103_333),  // 12_000 * 31 / 360 = 1_033.333
        ("ACT/ACT", 101_738),  // 12_000 * (11 / 365 + 20 / 366) = 1_017.382
        ("30E/360", 100_000),  // 12_000 * 30 / 360
        ("30/360 US", 100_000),  // 12_000 * 30 / 360
        ("ACT/365L", 101_639),  // 12_000 * 31 / 366 = 1_016.393: it ends in a leap year
        ("actual/actual_isda", 101_747),  // 12_000 * (12 / 365 + 19 / 366) = 1_017.471
    ])
func `a month of interest over the turn of a leap year`(
    convention: String, expected: Int64
) throws {
    let fraction = try DayCount(text: convention).fraction(
        from: day("2023-12-20"), to: day("2024-01-20"), in: nil)
    let yearly = Money(minor: 1_200_000, .rub)
    #expect(try yearly.times(fraction, rounding: .halfUp).minor == expected)
}

@Test(arguments: DayCount.allCases)
func `a convention reads back by its published name and refuses a turned span`(
    dayCount: DayCount
) throws {
    #expect(try DayCount(text: dayCount.rawValue) == dayCount)
    let refusal = MeasureFlaw.outOfRange(
        .day, text: "2023-12-31", accepted: "2024-01-01 or later")
    #expect(throws: refusal) {
        try dayCount.days(from: day("2024-01-01"), to: day("2023-12-31"), in: nil)
    }
    #expect(throws: refusal) {
        try dayCount.fraction(from: day("2024-01-01"), to: day("2023-12-31"), in: nil)
    }
}

@Test(arguments: DayCount.allCases)
func `an empty span is no part of a year, save by the one that is always a year`(
    dayCount: DayCount
) throws {
    for text in ["2024-02-28", "2024-02-29", "2023-02-28", "2024-01-30", "2024-03-31"] {
        let fraction = try dayCount.fraction(from: day(text), to: day(text), in: nil)
        #expect(fraction.numerator == (dayCount == .one ? 1 : 0), "\(text)")
    }
}

@Test(arguments: ["", "act/365", "30/360_isda", "ACTUAL/365", "actual/366", " actual/365"])
func `an unknown convention is refused`(text: String) {
    let error = #expect(throws: MeasureFlaw.self) { try DayCount(text: text) }
    guard case .notA(.dayCount, text: text, accepted: _) = error else {
        Issue.record("\(String(describing: error))")
        return
    }
}

/// The figures of the memo of 1998, with long, short and irregular periods.
@Test(
    arguments: [
        // Regular.
        ("2003-11-01", "2004-05-01", "2003-11-01", "2004-05-01", "0.500000000000"),
        // A short first period: 150 of the 365 days of a yearly one.
        ("1999-02-01", "1999-07-01", "1998-07-01", "1999-07-01", "0.410958904110"),
        // A long first period: 153 of 184 days, and a half year whole.
        ("2002-08-15", "2003-07-15", "2003-01-15", "2003-07-15", "0.915760869565"),
        // A short last period: 152 of 182 days of a half year.
        ("2000-01-30", "2000-06-30", "2000-01-30", "2000-07-30", "0.417582417582"),
        // Month ends on both sides: 152 of 183 days of a half year.
        ("1999-11-30", "2000-04-30", "1999-11-30", "2000-05-31", "0.415300546448"),
        // A long last period: a half year whole, and 31 of 184 days of the next.
        ("2004-01-15", "2004-08-15", "2004-01-15", "2004-07-15", "0.584239130435"),
    ])
func `coupon periods are counted along the row of the reference period`(
    from: String, to: String, referenceStart: String, referenceEnd: String, expected: String
) throws {
    let period = DayCount.Period(
        maturity: nil, referenceStart: try day(referenceStart),
        referenceEnd: try day(referenceEnd))
    let fraction = try DayCount.actualActualICMA.fraction(
        from: day(from), to: day(to), in: period)
    #expect(fraction.text(digits: 12) == expected)
}

@Test
func `a reference period that ends before it starts is refused`() throws {
    let period = DayCount.Period(
        maturity: nil, referenceStart: try day("2004-05-01"),
        referenceEnd: try day("2003-11-01"))
    #expect(throws: MeasureFlaw.self) {
        try DayCount.actualActualICMA.fraction(
            from: day("2003-11-01"), to: day("2004-05-01"), in: period)
    }
}

/// Issue days of every awkward kind, with ends up to two years later.
private func tranches() throws -> [DaySpan] {
    let issues = [
        "2023-12-20", "2024-01-30", "2024-01-31", "2024-02-28", "2024-02-29", "2023-02-28",
        "2023-08-31", "2024-12-31",
    ]
    return try issues.flatMap { issue in
        try (1...26).map { DaySpan(try day(issue), try day(issue).advanced(by: $0 * 29)) }
    }
}

@Test(arguments: AccrualBasis.allCases)
func `units of a tranche over those of its year are its part of the year`(
    basis: AccrualBasis
) throws {
    for tranche in try tranches() {
        let units = basis.units(issue: tranche.from, through: tranche.to, end: tranche.to)
        let perYear = basis.unitsPerYear(
            issue: tranche.from, end: tranche.to, periodsPerYear: 12)
        let expected =
            try basis.dayCount?.fraction(from: tranche.from, to: tranche.to, in: nil)
            ?? Fraction(1, over: 12)
        #expect(Fraction(Int128(units), over: Int128(perYear)).equals(expected))
    }
}

@Test(arguments: AccrualBasis.allCases)
func `units begin at nothing and never shrink from one night to the next`(
    basis: AccrualBasis
) throws {
    for tranche in try tranches() {
        var before: Int64 = 0
        #expect(basis.units(issue: tranche.from, through: tranche.from, end: tranche.to) == 0)
        for offset in 1...Int32(tranche.actualDays) {
            let through = tranche.from.advanced(by: offset)
            let units = basis.units(issue: tranche.from, through: through, end: tranche.to)
            if units < before { Issue.record("\(basis) shrinks on \(through)") }
            before = units
        }
    }
}

@Test
func `a stored basis keeps its number`() {
    let numbers: [AccrualBasis: UInt8] = [
        .actual365: 1, .actual360: 2, .actual364: 3, .actual365Quarter: 4, .actual365L: 5,
        .actual365Actual: 6, .actualActualDaily: 7, .actualActualISDA: 8, .noLeap360: 9,
        .noLeap365: 10, .thirty360US: 11, .thirty360Bond: 12, .thirtyE360: 13, .thirtyE365: 14,
        .samePeriod: 15,
    ]
    #expect(numbers.count == AccrualBasis.allCases.count)
    for basis in AccrualBasis.allCases { #expect(basis.rawValue == numbers[basis]) }
}

@Test(arguments: DayCount.allCases)
func `a convention has a basis exactly when that basis names it`(
    dayCount: DayCount
) throws {
    if let basis = AccrualBasis.allCases.first(where: { $0.dayCount == dayCount }) {
        #expect(try AccrualBasis(dayCount: dayCount) == basis)
    } else {
        #expect(throws: MeasureFlaw.self) { try AccrualBasis(dayCount: dayCount) }
    }
}

@Test(
    arguments: [
        (Fraction(1, over: 3), 12, "0.333333333333"), (Fraction(-1, over: 3), 2, "-0.33"),
        (Fraction(2, over: 3), 0, "1"), (Fraction(5, over: 1), 3, "5.000"),
        (Fraction(1, over: 8), 2, "0.12"), (Fraction(3, over: 8), 2, "0.38"),
        (Fraction(999_999, over: 1_000_000), 3, "1.000"), (Fraction(-1, over: 1000), 2, "0.00"),
    ])
func `a fraction is written half to even`(fraction: Fraction, digits: Int, text: String) {
    #expect(fraction.text(digits: digits) == text)
}

@Test
func `fractions add exactly and say when they cannot`() throws {
    let sum = try Fraction(11, over: 365).plus(Fraction(20, over: 366))
    #expect(sum.equals(Fraction(11 * 366 + 20 * 365, over: 365 * 366)))
    #expect(Fraction(-6, over: 4).reduced == Fraction(-3, over: 2))
    #expect(Fraction(0, over: 7).reduced == Fraction(0, over: 1))
    #expect(throws: MeasureFlaw.overflow) {
        try Fraction(.max, over: 2).plus(Fraction(1, over: 3))
    }
}

@Test
func `the length of a 365L year is that of the period's end, where one is told`() throws {
    let period = DayCount.Period(
        maturity: nil, referenceStart: nil, referenceEnd: try day("2024-01-20"))
    // 11 days to the end of 2023, of a period that ends in 2024.
    let fraction = try DayCount.actual365L.fraction(
        from: day("2023-12-20"), to: day("2023-12-31"), in: period)
    #expect(fraction == Fraction(11, over: 366))
    #expect(
        try DayCount.actual365L.fraction(
            from: day("2023-12-20"), to: day("2023-12-31"), in: nil) == Fraction(11, over: 365))
}
