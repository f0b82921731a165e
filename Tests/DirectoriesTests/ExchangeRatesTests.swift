import Directories
import Measures
import TestHouse
import Testing

/// How long a rate of a currency holds. - Source: the official rate of 31.12.2025 held through
/// 12.01.2026, the next one being of the 13th.
@Suite struct ExchangeRatesTests {
    private let rates: ExchangeRates

    init() throws {
        rates = ExchangeRates(
            try [("2025-12-31", "92.0938"), ("2026-01-13", "91.95")].map { day, rate in
                try ExchangeRate(
                    of: .eur, in: .rub, from: Day(text: day), nominal: 1, text: rate)
            })
    }

    /// Day, and the rate that holds, or nil; the constant is 15 days.
    @Test(
        arguments: [
            ("2025-12-30", nil), ("2025-12-31", "92.0938"), ("2026-01-10", "92.0938"),
            ("2026-01-12", "92.0938"), ("2026-01-13", "91.9500"),
            // 13 January and fifteen days.
            ("2026-01-28", "91.9500"), ("2026-01-29", nil),
        ] as [(String, String?)])
    func `a rate holds until the next one, fifteen days at most`(
        day: String, rate: String?
    ) throws {
        let day = try Day(text: day)
        let directory = try SeedBook.book().on(day, closedThrough: nil).rated(rates)
        #expect(directory.exchangeRate(of: .eur, in: .rub, on: day)?.text == rate)
    }

    /// The constant in days, and the last day of January 2026 on which the rate of the 13th holds.
    @Test(arguments: [("0", 13), ("1", 14), ("15", 28), ("17", 30)])
    func `the most days are a constant`(days: String, last: Int) throws {
        var rows = try SeedBook.rows()
        rows.constants = rows.constants.map { row in
            guard row.value.name == .exchangeRateDaysMax else { return row }
            return Dated(
                ConstantRow(name: row.value.name, value: Int64(days) ?? -1), row.validity)
        }
        let book = try DirectoryBook(version: 2, rows: rows)
        let held = try (13...31).filter { number in
            let day = try Day(year: 2026, month: 1, day: number)
            let directory = try book.on(day, closedThrough: nil).rated(rates)
            return directory.exchangeRate(of: .eur, in: .rub, on: day) != nil
        }
        #expect(held.last == last)
    }

    /// What stands on a rate is looked for as long as no other one takes its place.
    @Test func `a rate could count through the day before the next`() throws {
        let first = try ExchangeRate(
            of: .eur, in: .rub, from: Day(text: "2026-01-02"), nominal: 1, text: "92.5")
        #expect(try rates.days(of: first).upperBound == Day(text: "2026-01-12"))
        let last = try ExchangeRate(
            of: .eur, in: .rub, from: Day(text: "2026-01-14"), nominal: 1, text: "92.5")
        #expect(rates.days(of: last).upperBound == Day(number: .max))
    }
}
