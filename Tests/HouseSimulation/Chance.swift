import Foundation

/// A repeatable source of numbers (splitmix64); the seed stands in the message of what fails.
struct Chance: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) -> Number {
        Number.random(in: range, using: &self)
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { number(1...times) == 1 }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }
}

/// How long the simulation runs, as the environment says.
enum Effort {
    /// `SEED=17` replays one history and no other.
    static var seeds: [UInt64] { only.map { [$0] } ?? Array(1...4) }

    /// Orders of a history; `HOUSE_STEPS=5000` makes it long.
    static var steps: Int { variable("HOUSE_STEPS").flatMap { Int($0) } ?? 50 }

    /// Portfolios to compare; `HOUSE_STEPS=5000` makes them many.
    static var portfolioSeeds: [UInt64] {
        only.map { [$0] } ?? Array(1...UInt64(max(2, steps / 50)))
    }

    /// Nights of a portfolio that is compared.
    static let nights = 25

    /// Nights that are killed; 25 with `HOUSE_STEPS=1000`.
    static var kills: Int { max(25, min(steps / 40, 500)) }

    private static var only: UInt64? { variable("SEED").flatMap { UInt64($0) } }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }
}
