import BackOffice
import Questions

/// Seeded numbers (SplitMix64): the same throws on every machine, whatever was thrown elsewhere.
///
/// - Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators".
struct SeededRandom: Sendable {
    private var state: UInt64

    /// The dice of one contract of a portfolio.
    init(seed: UInt64, contract index: Int) {
        state = seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range, all alike.
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
    }

    /// A number of the range; small ones come more often, as amounts of loans do.
    mutating func rollLow(_ range: ClosedRange<Int>) -> Int {
        min(roll(range), roll(range), roll(range))
    }

    /// One of the choices, each as often as its weight.
    mutating func choose<Choice>(_ choices: [(weight: Int, choice: Choice)]) -> Choice {
        let sum = choices.reduce(0) { $0 + $1.weight }
        var left = roll(0...(sum - 1))
        for (weight, choice) in choices {
            if left < weight { return choice }
            left -= weight
        }
        preconditionFailure("the weights add up to \(sum)")
    }
}
