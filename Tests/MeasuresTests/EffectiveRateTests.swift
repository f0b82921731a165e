import Testing

@testable import Measures

private let fourDigits = Currency(numericCode: 0, digits: 4)

/// Reads a decimal text as a count of units of 10^-digits.
private func units(_ text: String, digits: Int) -> Int64 {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    precondition(fraction.count <= digits, "\(text) has more than \(digits) digits")
    let padded = fraction + String(repeating: "0", count: digits - fraction.count)
    let magnitude = Int64(String(parts[0]) + padded) ?? .max
    return isNegative ? -magnitude : magnitude
}

private func flow(_ day: String, _ amount: String) throws -> DatedFlow {
    DatedFlow(try Day(text: day), Money(minor: units(amount, digits: 4), fourDigits))
}

@Test(arguments: [
    // 12,345.00 / 10,000.00 after 365 days: 23.45 %; the middle goes up.
    ("2021-01-01", "2022-01-01", "12345", UInt8(1), "23.5"),
    ("2021-01-01", "2022-01-01", "12345", 2, "23.45"),
    ("2021-01-01", "2022-01-01", "10000", 4, "0.0000"),
    ("2021-01-01", "2022-01-01", "9000", 4, "-10.0000"),
    // 1.1² = 1.21
    ("2021-01-01", "2023-01-01", "12100", 4, "10.0000"),
])
func `one repayment has the rate that can be reckoned by hand`(
    from: String, to: String, amount: String, decimals: UInt8, expected: String
) throws {
    let flows = [try flow(from, "-10000"), try flow(to, amount)]
    for method in [EffectiveRate.Method.euEquation, .ukEquation, .spreadsheet] {
        #expect(
            try EffectiveRate(of: flows, by: method, decimals: decimals).description == expected)
    }
}

@Test func `flows of one sign, or a debt that doubles in a day, have no rate`() throws {
    let oneSign = [try flow("2021-01-01", "-5"), try flow("2021-02-01", "-5")]
    let doubling = [try flow("2021-01-01", "-5"), try flow("2021-01-02", "10")]
    for flows in [[], oneSign, doubling] {
        #expect(throws: MeasureFlaw.noSolution(.effectiveRate)) {
            try EffectiveRate(of: flows, by: .euEquation, decimals: 2)
        }
    }
}

@Test func `AT-PSK-1: 10,000 that cost 2,400 for 30 days are 292.000 %`() throws {
    // i = 0.24 for a base period of 30 days: 0.24 · 365 / 30 · 100.
    for start in ["2024-03-01", "2024-04-20"] {
        let end = try Day(text: start).advanced(by: 30)
        let flows = [
            try flow(start, "-10000"), try flow(end.description, "12400"),
        ]
        let rate = try EffectiveRate(of: flows, by: .fullCostOfCredit, decimals: 3)
        #expect(rate.description == "292.000")
    }
}

@Test func `AT-PSK-1: the loan of D-4.2 costs 14.374 %`() throws {
    let start = try Day(text: "2018-01-20")
    var flows = [try flow("2018-01-20", "-11478.00")]
    for month in 1...28 {
        let amount = month == 28 ? "480.36" : "485.08"
        flows.append(try flow(start.adding(months: month).description, amount))
    }
    let rate = try EffectiveRate(of: flows, by: .fullCostOfCredit, decimals: 3)
    #expect(rate.description == "14.374")
    #expect(rate.yearlyRate == YearlyRate(millionthsOfPercent: 14_374_000))
}

@Test(arguments: [
    ([7, 7, 7, 10], BasePeriod.days(7)),
    ([31, 28, 31, 30], .months(1)),
    ([14, 14, 30, 30], .days(14)),
    ([10, 21, 40], .days(24)),
    ([365, 365, 366], .year),
    ([400, 500], .year),
])
func `the base period is the interval met most often, else the mean`(
    gaps: [Int32], expected: BasePeriod
) throws {
    var day = try Day(text: "2021-01-01")
    var flows = [DailyFlow(day: day, minor: -1)]
    for gap in gaps {
        day = day.advanced(by: gap)
        flows.append(DailyFlow(day: day, minor: 1))
    }
    #expect(BasePeriod(of: flows) == expected)
}

@Test func `a present value is the sum of discounted flows`() throws {
    // 110 / 1.1 + 121 / 1.1² = 200; and at the rate that solves the flows it is nothing.
    let flows = [
        try flow("2021-01-01", "0"), try flow("2022-01-01", "110"), try flow("2023-01-01", "121"),
    ]
    let tenPercent = YearlyRate(millionthsOfPercent: 10_000_000)
    let value = try EffectiveRate.presentValue(of: flows, at: tenPercent, rounding: .halfUp)
    #expect(value.minor == units("200", digits: 4))
    let undiscounted = try EffectiveRate.presentValue(of: flows, at: .zero, rounding: .halfUp)
    #expect(undiscounted.minor == units("231", digits: 4))
}
