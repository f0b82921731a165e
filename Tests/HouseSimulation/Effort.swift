import Foundation

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
