import Measures
import TestHouse
import Testing

@testable import Directories

/// What a new installation starts with.
@Suite struct SeedTests {
    let book: DirectoryBook

    init() throws { book = try SeedBook.book() }

    private func directory(_ day: String) throws -> Directory {
        try book.on(Day(text: day), closedThrough: nil)
    }

    @Test func `amount types and constants are those of the domain`() throws {
        let directory = try directory("2018-05-20")
        #expect(directory.amountTypes.count == 32)
        #expect(directory.amountType(code: "PRINCIPAL")?.type == .principal)
        #expect(directory.side(of: .prepaymentForPrincipal) == .credit)
        #expect(directory.side(of: AmountType(rawValue: 99)) == nil)
        #expect(directory.constants.elementsPerPage == 100)
        #expect(directory.constants.isExportRequired)
    }

    @Test func `a contract gets the version of its product of the day it was signed`() throws {
        let directory = try directory("2026-01-01")
        let days = ["2014-06-30", "2014-07-01", "2024-06-30", "2024-07-01"]
        let versions = try days.map { day in
            let signed = try Day(text: day)
            return directory.product(code: "consumer-annuity", signed: signed)?.id.rawValue
        }
        #expect(versions == [nil, 2, 2, 3])
    }

    /// D-F.5: 2.5, 2, 1.5, 1.3 and 1.0 of the loan; 1.5 %, 1 % and 0.8 % a day.
    @Test func `the cap of a contract goes by the day it was signed`() throws {
        let directory = try directory("2026-12-31")
        let days = [
            "2014-07-01", "2019-01-27", "2019-01-28", "2019-06-30", "2019-07-01", "2019-12-31",
            "2020-01-01", "2023-06-30", "2023-07-01", "2026-03-31", "2026-04-01",
        ]
        let caps = try days.map { try #require(directory.cap(signed: try Day(text: $0))) }
        let charges = [nil, nil, 250, 250, 200, 200, 150, 150, 130, 130, 100] as [Int64?]
        #expect(caps.map(\.chargesPercentMax) == charges)
        #expect(
            caps.map(\.dailyRateMax?.percentText)
                == [nil, nil, "1.5", "1.5", "1", "1", "1", "1", "0.8", "0.8", "0.8"])
        #expect(directory.cap(signed: try Day(text: "2014-06-30")) == nil)
    }

    /// A table of an earlier program counts the days of the term.
    @Test(
        arguments: [
            ("\"termMax\": \"P1Y\"", "P1Y"), ("\"termDaysMax\": 366", "P366D"),
            ("\"termMax\": \"P1Y\", \"termDaysMax\": 366", nil), ("\"validThrough\": null", nil),
            ("\"termMax\": \"a year\"", nil), ("\"termDaysMax\": 0", nil),
        ] as [(String, String?)])
    func `the longest term of a cap is written in one way`(term: String, read: String?) throws {
        let seed: StatutoryCapSeed = try SeedBook.row("{\"chargesPercentMax\": 100, \(term)}")
        let reading = RowReading(file: "statutory-caps", row: "first", codes: CodeBook())
        let day = try Day(text: "2026-04-01")
        if let read {
            #expect(try reading.cap(seed, from: day).termMax.description == read)
        } else {
            #expect(throws: DirectoryFlaw.self) { try reading.cap(seed, from: day) }
        }
    }

    /// Working days that the official production calendars count for each year.
    @Test(arguments: [
        (2018, 247), (2019, 247), (2020, 248), (2021, 247), (2022, 247), (2023, 247),
        (2024, 248), (2025, 247), (2026, 247),
    ])
    func `the Russian calendar has the working days of the year`(
        year: Int, workingDays: Int
    ) throws {
        let calendar = try #require(try directory("2026-12-31").calendars["RU"])
        let whole = try DayRange(
            Day(year: year, month: 1, day: 1), through: Day(year: year, month: 12, day: 31))
        #expect(whole.days.count { calendar.isWorking($0) } == workingDays)
    }

    /// 104 days at weekends (105 in 2022 and 2023) and the federal holidays of a year.
    @Test func `federal holidays at a weekend are kept on the Friday or the Monday`() throws {
        let calendar = try #require(try directory("2026-12-31").calendars["US-federal"])
        let days = ["2020-07-03", "2021-07-05", "2021-12-31", "2022-06-20", "2023-11-10"]
        #expect(try days.allSatisfy { !calendar.isWorking(try Day(text: $0)) })
        #expect(calendar.isWorking(try Day(text: "2020-06-19")))
    }

    /// D-F.7: an unsecured individual, 45 days: 10 + 9 = 19 points, 25 %; 95 days: 75 %.
    @Test func `the class of an asset follows from category and overdue days`() throws {
        let reserves = try directory("2024-01-01").reserves
        let category = try #require(
            reserves.categories.first { $0.code == "INDIVIDUAL_UNSECURED" })
        let days: [Int32] = [5, 45, 95]
        let rates = days.map { days in
            let degree = reserves.degree(overdueDays: days)?.points ?? -100
            return reserves.assetClass(points: category.points + degree)?.rate.percentText
        }
        #expect(rates == ["3", "25", "75"])
    }

    @Test func `every file says where it comes from and stands in the list once`() {
        #expect(Set(SeedFiles.all.map(\.name)).count == SeedFiles.all.count)
        #expect(SeedFiles.all.allSatisfy { !$0.bytes.isEmpty })
        #expect(SeedFiles.all.map(\.name) == SeedFiles.all.map(\.name).sorted())
    }
}
