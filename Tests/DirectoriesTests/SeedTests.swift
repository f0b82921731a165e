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
        let reading = RowReading(
            file: "statutory-caps", row: "first", codes: CodeBook(), edition: .newest)
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

    /// What the law alone says of the years that were published, against what was published:
    /// the days off differ by the transfers of each year's decree and by nothing else.
    ///
    /// 2019: 5 and 6 January and 23 February, at weekends, went to May. 2021: 2 and 3 January went
    /// to 5 November and 31 December, 20 February was exchanged for the 22nd. 2023: 1 and 8
    /// January went to 24 February and 8 May.
    @Test(
        arguments: [
            (2019, ["2019-02-25 worked", "2019-05-02", "2019-05-03", "2019-05-10"]),
            (2021, ["2021-02-20 worked", "2021-02-22", "2021-11-05", "2021-12-31"]),
            (2022, ["2022-03-05 worked", "2022-03-07", "2022-05-03", "2022-05-10"]),
            (2023, ["2023-02-24", "2023-05-08"]), (2026, ["2026-01-09", "2026-12-31"]),
        ] as [(Int, [String])])
    func `the law gives the Russian days off but for the transfers of a year`(
        year: Int, transfers: [String]
    ) throws {
        let calendar = try #require(try directory("2026-12-31").calendars["RU"])
        let lawful = WorkCalendar(
            name: "RU", weekend: calendar.weekend, holidays: [], extraWorkingDays: [],
            yearly: calendar.yearly, published: 2010...2010)
        let whole = try DayRange(
            Day(year: year, month: 1, day: 1), through: Day(year: year, month: 12, day: 31))
        let differing = whole.days.filter { calendar.isWorking($0) != lawful.isWorking($0) }
        let found = differing.map { "\($0)" + (calendar.isWorking($0) ? " worked" : "") }
        #expect(found == transfers)
    }

    /// The federal holidays need no decree: the law says them for good.
    @Test func `the law gives all federal holidays of the years that were listed`() throws {
        let calendar = try #require(try directory("2026-12-31").calendars["US-federal"])
        let lawful = WorkCalendar(
            name: "US", weekend: calendar.weekend, holidays: [], extraWorkingDays: [],
            yearly: calendar.yearly, published: 2010...2010)
        let whole = try DayRange(Day(text: "2018-01-01"), through: Day(text: "2026-12-31"))
        let differing = whole.days.filter { calendar.isWorking($0) != lawful.isWorking($0) }
        #expect(differing == [])
    }

    /// 1 to 8 January 2027 are days off, the 9th and 10th a weekend.
    @Test func `the Russian calendar knows the years to come by law`() throws {
        let calendar = try #require(try directory("2026-12-31").calendars["RU"])
        #expect(calendar.published == 2018...2026)
        #expect(
            try calendar.following(Day(text: "2027-01-05")) == Day(text: "2027-01-11"))
        // 9 May 2027 is a Sunday, 1 May a Saturday.
        #expect(
            try calendar.following(Day(text: "2027-05-09")) == Day(text: "2027-05-11"))
        #expect(
            try calendar.preceding(Day(text: "2027-05-03")) == Day(text: "2027-04-30"))
        #expect(calendar.knowledge(of: try Day(text: "2027-05-09")) == .byLaw)
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
