import Foundation
import TestHouse
import Testing

@testable import Measures

@Suite struct EffectiveInterestTests {
    private func rub(_ minor: Int64) -> Money { Money(minor: minor, .rub) }

    private func day(_ offset: Int32) throws -> Day {
        try Day(year: 2018, month: 1, day: 20).advanced(by: offset)
    }

    @Test func `AT-DISC-1 a payment in a year is worth it less the market's interest`() throws {
        let market = try EffectiveInterest(yearly: YearlyRate(percentText: "18"))
        let flow = DatedFlow(try day(365), rub(101_000_00))
        let worth = try market.value(of: [flow], in: .rub, on: day(0), rounding: .halfUp)
        // 101,000.00 / 1.18
        #expect(worth == rub(85_593_22))
    }

    @Test func `what is due already counts in full, what comes is discounted`() throws {
        let interest = try EffectiveInterest(yearly: YearlyRate(percentText: "100"))
        let flows = [
            DatedFlow(try day(-10), rub(1_00)), DatedFlow(try day(0), rub(1_00)),
            DatedFlow(try day(365), rub(8_00)), DatedFlow(try day(730), rub(16_00)),
        ]
        // 1 + 1 + 8 / 2 + 16 / 4
        let worth = try interest.value(of: flows, in: .rub, on: day(0), rounding: .halfUp)
        #expect(worth == rub(10_00))
        #expect(try interest.value(of: [], in: .rub, on: day(0)).numerator == 0)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `the solved factor makes the flows worth the amount again`(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<50 {
            var flows: [DatedFlow] = []
            for _ in 0..<Int.random(in: 1...24, using: &random) {
                let offset = Int32.random(in: 1...3_000, using: &random)
                let minor = Int64.random(in: 1_00...1_000_000_00, using: &random)
                flows.append(DatedFlow(try day(offset), rub(minor)))
            }
            let sum = flows.reduce(0) { $0 + $1.amount.minor }
            let amount = rub(sum - sum / Int64.random(in: 2...50, using: &random))
            let interest = try EffectiveInterest(of: flows, worth: amount, on: day(0))
            let worth = try interest.value(of: flows, in: .rub, on: day(0), rounding: .halfUp)
            #expect(worth == amount, "seed \(seed)")
            let kept = EffectiveInterest(dailyFactorSteps: interest.dailyFactorSteps)
            #expect(kept == interest)
        }
    }

    @Test func `a factor and a yearly rate are two names of one thing`() throws {
        for text in ["0", "0.5", "14.4", "18", "292", "1000"] {
            let rate = try YearlyRate(percentText: text)
            let interest = try EffectiveInterest(yearly: rate)
            #expect(try interest.yearlyRate(decimals: 6).yearlyRate == rate, "\(text) %")
        }
    }

    @Test func `what no rate can bring is refused`() throws {
        let flow = DatedFlow(try day(30), rub(100_00))
        #expect(throws: MeasureFlaw.noSolution(.effectiveRate)) {
            try EffectiveInterest(of: [flow], worth: rub(100_01), on: day(0))
        }
        let other = DatedFlow(try day(30), Money(minor: 1, .usd))
        #expect(throws: MeasureFlaw.currencyMismatch(.rub, .usd)) {
            try EffectiveInterest(yearly: .zero).value(of: [other], in: .rub, on: day(0))
        }
        #expect(throws: MeasureFlaw.self) {
            try EffectiveInterest(yearly: YearlyRate(millionthsOfPercent: -1))
        }
        #expect(EffectiveInterest(dailyFactorSteps: 0) == nil)
        #expect(EffectiveInterest(dailyFactorSteps: 1 << 62 + 1) == nil)
    }
}

@Suite struct FingerprintTests {
    /// Test vectors of the authors of FNV, 64 bits, variant 1a.
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
    func `a text has the published fingerprint`(text: String, digits: String) {
        #expect(Fingerprint(of: text).description == digits)
    }
}
