import Contracts
import Directories
import Measures
import TestHouse
import Testing

@testable import Processes

/// What the law asks of a contract when it is signed. - Source: 353-FZ art. 5 part 23.
@Suite struct Signing {
    /// Product, day, yearly rate in per cent, the most that is accepted; nil where it is signed.
    @Test(
        arguments: [
            // 0.8 * 365 a year since 01.07.2023, 1 * 365 since 01.07.2019, 1.5 * 365 before.
            (4, "2023-07-01", "292", nil), (4, "2023-07-01", "292.000001", "292"),
            (4, "2023-06-30", "365", nil), (4, "2023-06-30", "365.000001", "365"),
            (4, "2019-12-31", "365.000001", "365"), (4, "2019-07-01", "366", "365"),
            (4, "2019-06-30", "547.5", nil), (4, "2019-01-28", "547.6", "547.5"),
            (5, "2026-04-01", "292.1", "292"),
            // An annuity of a consumer is bound too, a loan that is none is not.
            (2, "2023-07-01", "300", "292"), (1, "2023-07-01", "300", nil),
            // Before 28.01.2019 no day had a limit.
            (2, "2019-01-27", "1000", nil), (2, "2014-07-01", "1000", nil),
            (4, "2016-03-28", "1000", nil), (1, "2000-01-01", "1000", nil),
        ] as [(UInt16, String, String, String?)])
    func `no day of a consumer credit bears more than the law lets it`(
        product: UInt16, signed: String, percent: String, most: String?
    ) throws {
        let day = try Day(text: signed)
        let cap = try Loan.directory(on: day).cap(signed: day)
        let expected = try most.map { most in
            Refusal.amount(
                .dailyRateTooHigh(
                    try YearlyRate(percentText: percent), max: try YearlyRate(percentText: most),
                    daily: try #require(cap?.dailyRateMax), signed: day))
        }
        #expect(try refusal(of: product, signed, percent, "P30D") == expected)
    }

    /// Product, day, term, and whether the table of the law knows what such a loan may cost.
    @Test(
        arguments: [
            // 353-FZ is in force since 01.07.2014.
            (2, "2014-06-30", "P30D", false), (2, "2014-07-01", "P30D", true),
            (1, "2014-06-30", "P30D", true),
            // From 29.03.2016 to 27.01.2019 microloans of at most a year were bound by 151-FZ.
            (4, "2014-07-01", "P30D", true), (4, "2016-03-28", "P30D", true),
            (4, "2016-03-29", "P30D", false), (4, "2019-01-27", "P30D", false),
            (4, "2019-01-28", "P30D", true), (2, "2018-01-23", "P30D", true),
            // A year ends on the day of the same date.
            (4, "2018-01-23", "P365D", false), (4, "2018-01-23", "P366D", true),
            (4, "2018-01-23", "P1Y", false), (4, "2018-01-23", "P13M", true),
        ] as [(UInt16, String, String, Bool)])
    func `a loan whose limits no row says is not signed`(
        product: UInt16, signed: String, period: String, isKnown: Bool
    ) throws {
        let day = try Day(text: signed)
        let expected = Refusal.directory(.limitsNotKnown(signed: day, isMicroloan: product == 4))
        #expect(
            try refusal(of: product, signed, "100", period) == (isKnown ? nil : expected))
        #expect(expected.code == "E-CFG")
    }

    /// Days of a loan, and whether the limit of charges binds it: 2024 has a 29 February.
    @Test(
        arguments: [
            ("2023-01-10", "P365D", true), ("2023-01-10", "P366D", false),
            ("2023-06-01", "P366D", true), ("2023-06-01", "P367D", false),
            ("2023-06-01", "P1Y", true), ("2023-06-01", "P13M", false),
            ("2024-02-29", "P365D", true), ("2024-02-29", "P366D", false),
        ] as [(String, String, Bool)])
    func `charges are limited where the term is at most a year by the calendar`(
        issued: String, period: String, isBound: Bool
    ) throws {
        var loan = try loan(of: 4, issued, "100", period)
        try loan.disburse()
        #expect((loan.state.chargesRoom != nil) == isBound)
    }

    /// The term that was agreed on counts, not the working day that its end is moved to.
    @Test func `a year that ends on a holiday is a year`() throws {
        // 2 March 2025 is a Sunday.
        var loan = try loan(of: 2, "2024-03-02", "20", "P1Y")
        try loan.disburse()
        #expect(loan.state.schedule?.last.due == (try Day(text: "2025-03-03")))
        #expect(loan.state.chargesRoom == 13_000_00)
    }

    /// A calendar that lists the days of 2026 and names no law cannot tell a day of 2027.
    @Test func `a due day of a year that the calendar does not know is refused`() throws {
        let issued = try Day(text: "2026-10-05")
        var rows = try SeedBook.rows()
        let listed = WorkCalendar(
            name: "RU", weekend: [.saturday, .sunday], holidays: [], extraWorkingDays: [],
            yearly: [], published: 2026...2026)
        rows.calendars = [CalendarRow(code: "RU", calendar: listed)]
        let directory = try DirectoryBook(version: 2, rows: rows).on(issued, closedThrough: nil)
        let refusals = try [2, 3].map { periods in
            let loan = try Loan(
                product: 3, principal: "12000.00", percent: "12", periods: periods,
                disbursed: "2026-10-05")
            return refusal { () throws(Refusal) in
                _ = try loan.state.firstSchedule(issued: issued, directory)
            }
        }
        let unknown = MeasureFlaw.unknownYear(2027, calendar: "RU", known: 2026...2026)
        #expect(refusals == [nil, .measure(unknown)])
        #expect(refusals.last??.code == "E-CFG")
    }

    /// Money paid out, or moved, under a law that lets nobody bear so much is refused too.
    @Test func `what was signed before the law was known is not paid out`() throws {
        for (product, day, percent) in [(4, "2024-03-01", "300"), (2, "2019-03-01", "600")] {
            var loan = try loan(of: UInt16(product), day, percent, "P30D")
            #expect(throws: Refusal.self) { try loan.disburse() }
            let into = RestructureIn(
                valueTime: .start(of: try Day(text: day)),
                debts: [MovedDebt(amountType: "PRINCIPAL", amount: AmountText("10000.00"))])
            let found = loan.refusal(of: into)
            #expect(found?.code == "E-AMT")
        }
        let micro = try loan(of: 4, "2018-03-01", "100", "P30D").state
        let day = micro.terms.signed
        let signed = ContractState(
            id: micro.id, terms: micro.terms, product: micro.product.asMicroloan, cashFlows: [])
        let directory = try Loan.directory(on: day)
        let found = refusal { () throws(Refusal) in
            _ = try signed.firstSchedule(issued: day, directory)
        }
        #expect(found == .directory(.limitsNotKnown(signed: day, isMicroloan: true)))
    }

    private func loan(
        of product: UInt16, _ signed: String, _ percent: String, _ period: String
    ) throws -> Loan {
        try Loan(
            product: product, principal: "10000.00", percent: percent, periods: 1,
            disbursed: signed, period: period)
    }

    private func refusal(
        of product: UInt16, _ signed: String, _ percent: String, _ period: String
    ) throws -> Refusal? {
        let loan = try loan(of: product, signed, percent, period)
        let day = try Day(text: signed)
        let cap = try Loan.directory(on: day).cap(signed: day)
        // The short loans of these tests are those of a microfinance organisation.
        let row = product == 4 ? loan.state.product.asMicroloan : loan.state.product
        return refusal { () throws(Refusal) in
            try loan.state.terms.checkLimits(under: row, cap, issued: day)
        }
    }

    /// A year of 360 days makes each of them dearer.
    @Test(
        arguments: [
            (.actual365, "292"), (.actualActualDaily, "292"), (.thirtyE360, "292"),
            (.samePeriod, "292"), (.actual364, "291.2"), (.actual360, "288"),
            (.noLeap360, "288"),
        ] as [(AccrualBasis, String)])
    func `the rate of a day goes by the days that a basis spreads a year over`(
        basis: AccrualBasis, most: String
    ) throws {
        let day = try Day(text: "2023-07-01")
        let cap = try #require(try Loan.directory(on: day).cap(signed: day))
        #expect(cap.yearlyRateMax(by: basis)?.percentText == most)
    }

    private func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }
}

extension Product {
    /// The same conditions, of a microfinance organisation.
    fileprivate var asMicroloan: Product {
        Product(
            id: id, code: code, name: name, kind: kind, currency: currency,
            accountingCurrency: accountingCurrency, validFrom: validFrom, interest: interest,
            repayment: repayment, penalties: penalties, fees: fees, prepayment: prepayment,
            offBalance: offBalance, prolongation: prolongation, ending: ending,
            isConsumer: isConsumer, isMicroloan: true, edition: .newest,
            discountSegment: discountSegment,
            deposit: deposit)
    }
}
