import Orders
import Questions
import Contracts
import Directories
import Measures
import Processes
import TestOffice
import Testing

@testable import BackOffice

/// Terms and dates at the edge of what can be typed: an answer or a refusal, never a trap.
@Suite struct `Limits of numbers` {
    struct Extreme: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var product: UInt16 = 1
        var principal: Int64 = 1_000_00
        var percent = "1000"
        var periods = 12
        var period = "P1M"
        var firstRepayment: String?
        var instalment: Int64?
        var interestFreeDays: Int32 = 0
        /// Whether the money can be paid out.
        var lends = true
    }

    /// Ten million millions of major units, the most that can be typed.
    static let most: Int64 = 10_000_000_000_000 * 100

    static let extremes: [Extreme] = [
        Extreme(testDescription: "the most at the highest rate", principal: most),
        Extreme(
            testDescription: "the most over a hundred years", principal: most, periods: 1200),
        Extreme(
            testDescription: "the most in one tranche of 170 years", product: 4, principal: most,
            percent: "292", periods: 1, period: "P170Y"),
        Extreme(
            testDescription: "the most, penalties on interest of ninety years", product: 3,
            principal: most, percent: "292", periods: 1, period: "P90Y"),
        Extreme(
            testDescription: "the most, interest on overdue principal and fines", product: 8,
            principal: most, periods: 3),
        Extreme(
            testDescription: "the most with fees", product: 10, principal: most, periods: 1200,
            period: "P1D"),
        Extreme(testDescription: "one kopeck over sixty months", principal: 1, periods: 60),
        Extreme(testDescription: "one day", principal: most, periods: 1, period: "P1D"),
        Extreme(testDescription: "no rate", product: 7, principal: most, percent: "0"),
        Extreme(
            testDescription: "an instalment of one kopeck", periods: 60, instalment: 1,
            lends: false),
        Extreme(
            testDescription: "an instalment beyond everything", periods: 60, instalment: .max),
        Extreme(
            testDescription: "a first repayment at the end of days",
            firstRepayment: "2200-12-31", lends: false),
        Extreme(
            testDescription: "one repayment at the end of days", product: 15, principal: most,
            periods: 1, firstRepayment: "2199-12-31"),
        Extreme(
            testDescription: "periods beyond the calendar", periods: 1200, period: "P9999Y",
            lends: false),
        Extreme(testDescription: "too many periods", periods: 1201, lends: false),
        Extreme(
            testDescription: "more free days than there are", interestFreeDays: .max,
            lends: false),
        Extreme(testDescription: "nothing lent", principal: 0, lends: false),
        Extreme(
            testDescription: "equal parts of a year that do not make one", product: 6,
            period: "P5M", lends: false),
        Extreme(
            testDescription: "equal parts longer than a year", product: 6, period: "P2Y",
            lends: false),
    ]

    @Test(arguments: extremes)
    func `whatever can be typed is reckoned with or refused`(extreme: Extreme) throws {
        let bench = try LedgerBench()
        let start = try Day(text: "2024-01-31")
        let terms = try terms(extreme, bench.rules, start)
        try bench.sign(terms)
        guard extreme.principal > 0 else {
            #expect(throws: OfficeError.self) { try bench.payOut(terms, on: start) }
            return
        }
        let receipt = try bench.payOut(terms, on: start)
        #expect(receipt.processes.isEmpty != extreme.lends, "\(receipt.warnings)")
        for text in ["2024-02-01", "2024-05-31", "2031-01-01", "2099-12-31", "2199-12-31"] {
            let day = try Day(text: text)
            _ = try bench.nights(day, through: day)
            try exercise(terms, on: day, bench)
        }
        try bench.check(terms.number, "\(extreme.testDescription)")
        try bench.verify("\(extreme.testDescription)")
    }

    /// Payments and questions that add up everything there is.
    private func exercise(_ terms: Terms, on day: Day, _ bench: LedgerBench) throws {
        let most = terms.principal.currency
        for early in [nil, EarlyRequest.partial, .full] {
            let order = CashOrder(
                contract: terms.number, valueTime: ValueTime(day, second: 50_000),
                isIncoming: true, payment: .bank,
                amount: Money(minor: early == nil ? 1 : Self.most, most).text, bank: nil,
                reference: nil, early: early)
            let preview = LedgerBench.context(isPreview: true)
            _ = try bench.office.receiveCash(order, preview)
        }
        _ = try bench.office.card(terms.number, at: .now)
        _ = try bench.office.schedule(terms.number, at: .now)
    }

    private func terms(_ extreme: Extreme, _ rules: Rules, _ start: Day) throws -> Terms {
        let product = try rules.product(ProductID(rawValue: extreme.product))
        return Terms(
            number: "X", product: product.id,
            principal: Money(minor: extreme.principal, product.currency),
            rate: try YearlyRate(percentText: extreme.percent), signed: start,
            plannedDisbursement: start, periods: extreme.periods,
            period: try Tenor(text: extreme.period),
            firstRepayment: try extreme.firstRepayment.map { try Day(text: $0) },
            instalment: extreme.instalment.map { Money(minor: $0, product.currency) },
            interestFreeDays: extreme.interestFreeDays)
    }
}
