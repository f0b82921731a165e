import Contracts
import Directories
import Measures
import TestHouse
import Testing

/// What the law asks of a contract when it is signed. - Source: 353-FZ art. 5 part 23.
@Suite struct Signing {
    /// Product, day, yearly rate in per cent, the most that is accepted; nil where it is signed.
    @Test(
        arguments: [
            // 0.8 * 365 a year since 01.07.2023, 1 * 365 before, nothing before 2020.
            (4, "2023-07-01", "292", nil), (4, "2023-07-01", "292.000001", "292"),
            (4, "2023-06-30", "365", nil), (4, "2023-06-30", "365.000001", "365"),
            (4, "2019-12-31", "1000", nil), (5, "2026-04-01", "292.1", "292"),
            // An annuity of a consumer is bound too, a loan that is none is not.
            (2, "2023-07-01", "300", "292"), (1, "2023-07-01", "300", nil),
        ] as [(UInt16, String, String, String?)])
    func `no day of a consumer credit bears more than the law lets it`(
        product: UInt16, signed: String, percent: String, most: String?
    ) throws {
        let loan = try Loan(
            product: product, principal: "10000.00", percent: percent, periods: 1,
            disbursed: signed, period: "P30D")
        let day = try Day(text: signed)
        let cap = try Loan.directory(on: day).cap(signed: day)
        let expected = try most.map { most in
            Refusal.amount(
                .dailyRateTooHigh(
                    try YearlyRate(percentText: percent), max: try YearlyRate(percentText: most),
                    daily: try #require(cap).dailyRateMax, signed: day))
        }
        let found = refusal { () throws(Refusal) in
            try loan.state.terms.checkDailyRate(under: loan.state.product, cap)
        }
        #expect(found == expected)
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
        #expect(cap.yearlyRateMax(by: basis).percentText == most)
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
