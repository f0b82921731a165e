import TestHouse
import Testing

@testable import Measures

struct SharingRow: Sendable, CustomTestStringConvertible {
    let why: String
    let minor: Int64
    let weights: [Int64]
    let parts: [Int64]

    var testDescription: String { why }
}

@Test(
    arguments: [
        SharingRow(
            why: "even weights, the unit left to the first", minor: 100,
            weights: [1, 1, 1], parts: [34, 33, 33]),
        SharingRow(
            why: "two units left, to the first two", minor: 101,
            weights: [1, 1, 1], parts: [34, 34, 33]),
        SharingRow(
            why: "the largest remainder wins: 10 * 1 / 7 loses 3, * 2 / 7 loses 6, * 4 / 7 5",
            minor: 10, weights: [1, 2, 4], parts: [1, 3, 6]),
        SharingRow(
            why: "a negative amount mirrors the positive", minor: -100,
            weights: [1, 1, 1], parts: [-34, -33, -33]),
        SharingRow(
            why: "a weight of zero gets nothing", minor: 5,
            weights: [0, 1, 0, 1], parts: [0, 3, 0, 2]),
        SharingRow(why: "nothing to share", minor: 0, weights: [3, 4], parts: [0, 0]),
        SharingRow(why: "one weight takes all", minor: .min, weights: [7], parts: [.min]),
        SharingRow(
            why: "weights at the edge", minor: .max,
            weights: [.max, .max], parts: [.max / 2 + 1, .max / 2]),
    ])
func `money is shared by the largest remainder`(row: SharingRow) throws {
    let parts = try Money(minor: row.minor, .rub).shared(by: row.weights)
    #expect(parts.map(\.minor) == row.parts)
}

@Test(arguments: [[], [0], [0, 0, 0]] as [[Int64]])
func `without a positive weight there is no sharing`(weights: [Int64]) {
    #expect(throws: MeasureFlaw.noWeights) { try Money(minor: 1, .rub).shared(by: weights) }
}

@Test
func `a negative weight is refused`() {
    #expect(throws: MeasureFlaw.outOfRange(.number, text: "-1", accepted: "0 or more")) {
        try Money(minor: 1, .rub).shared(by: [2, -1])
    }
}

@Test(arguments: 1...50)
func `shares add up, keep the sign and stay within one unit of the exact share, from seed`(
    seed: UInt64
) throws {
    var random = Seeded(seed)
    for _ in 0..<40 {
        let minor =
            Int64.random(in: .min ... .max, using: &random)
            >> Int64.random(in: 0...62, using: &random)
        let count = Int.random(in: 1...12, using: &random)
        var weights = (0..<count).map { _ in Int64.random(in: 0...1_000_000, using: &random) }
        weights[0] += 1
        let parts = try Money(minor: minor, .rub).shared(by: weights).map(\.minor)
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(minor))
        for (part, weight) in zip(parts, weights) {
            let error = Int128(part) * total - Int128(minor) * Int128(weight)
            #expect(error.magnitude < total.magnitude)
            #expect(part == 0 || (part < 0) == (minor < 0))
        }
    }
}

@Test
func `of equal weights an earlier one never gets less`() throws {
    for minor in Int64(0)..<60 {
        for count in 1...7 {
            let weights = [Int64](repeating: 3, count: count)
            let parts = try Money(minor: minor, .rub).shared(by: weights).map(\.minor)
            #expect(parts == parts.sorted(by: >))
        }
    }
}
