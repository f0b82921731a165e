import Measures
import TestHouse
import Testing

@testable import Contracts

/// One payment is worth its sum, rounded once; its parts share that.
@Suite struct SharedWorthTests {
    @Test(arguments: [
        // 33.33, 66.66 and 100.00 × 57.1234 = 1,903.92, 3,807.85 and 5,712.34
        ("three tranches", "57.1234", [33_33, 33_33, 33_34], [1903_92, 1903_93, 1904_49]),
        // 0.01 × 0.4 = 0.004: each part one kopeck, which later parts bear: 1.00 × 0.4 = 0.40
        ("parts below a kopeck", "0.4", [1, 1, 98], [1, 1, 38]),
        ("all that is below a kopeck", "0.4", [1, 1, 1], [1, 1, 1]),
        ("one part", "57.1234", [97_305_03], [5_558_394_15]),
    ])
    func `parts come to the sum at the rate`(
        _: String, rate: String, parts: [Int64], worths: [Int64]
    ) throws {
        var shared = SharedWorth()
        let rate = try Self.rate(rate)
        let found = try parts.map { try shared.part(Money(minor: $0, .usd), at: rate).minor }
        #expect(found == worths)
    }

    @Test func `however money is cut, its parts are worth what it is`() throws {
        for seed in UInt64(1)...300 {
            var chance = Seeded(seed)
            let steps = chance.number(Int64(1_0000_0000)...99_0000_0000)
            let rate = try ExchangeRate(
                of: .usd, in: .rub, from: Day(number: 0), nominal: 1, steps: steps)
            let parts = (0..<chance.number(1...40)).map { _ in chance.number(Int64(1)...9_999_99) }
            var shared = SharedWorth()
            let worths = try parts.map { try shared.part(Money(minor: $0, .usd), at: rate).minor }
            let sum = try rate.value(of: Money(minor: parts.reduce(0, +), .usd)).minor
            #expect(worths.reduce(0, +) == sum, "SEED=\(seed)")
            for (part, worth) in zip(parts, worths) {
                let own = try rate.value(of: Money(minor: part, .usd)).minor
                #expect(abs(own - worth) <= 1, "SEED=\(seed) \(part)")
            }
        }
    }

    @Test func `a sum goes on where an earlier part of it ended`() throws {
        let rate = try Self.rate("57.1234")
        var later = try SharedWorth(33_33, of: .usd, at: rate)
        // 66.66 × 57.1234 − 33.33 × 57.1234 = 3,807.85 − 1,903.92
        #expect(try later.part(Money(minor: 33_33, .usd), at: rate).minor == 1903_93)
    }

    private static func rate(_ text: String) throws -> ExchangeRate {
        try ExchangeRate(of: .usd, in: .rub, from: Day(number: 0), nominal: 1, text: text)
    }
}
