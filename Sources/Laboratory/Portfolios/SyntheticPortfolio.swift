import BackOffice
import Questions
package import Measures

/// A portfolio to be made up: the same order gives the same contracts on every machine.
package struct SyntheticPortfolio: Hashable, Sendable {
    package let contracts: Int
    package let seed: UInt64
    /// Nights that are really run before the portfolio is handed over; the last is `day`.
    package let historyDays: Int
    /// The day the portfolio is processed through.
    package let day: Day
    package let mixture: Mixture

    /// What kind of contracts it holds.
    package enum Mixture: String, Hashable, Sendable, CaseIterable {
        /// Many products and habits: most clients pay, some late, some ahead, some not at all.
        case lifelike
        /// Contracts on which every night books interest once and does nothing else.
        case quiet
    }

    package init(
        contracts: Int, seed: UInt64, historyDays: Int, day: Day, mixture: Mixture
    ) {
        self.contracts = contracts
        self.seed = seed
        self.historyDays = historyDays
        self.day = day
        self.mixture = mixture
    }

    /// The number people use, by the order of making, from zero.
    package func number(of index: Int) -> String {
        let digits = String(index + 1)
        let zeros = String(repeating: "0", count: max(0, 7 - digits.utf8.count))
        return "S\(seed)-\(zeros)\(digits)"
    }
}

extension SyntheticPortfolio {
    /// The last day that is lived through contract by contract; nights follow it.
    var opening: Day { day.advanced(by: -Int32(historyDays)) }

    var offers: [(weight: Int, choice: ProductOffer)] {
        switch mixture {
        case .lifelike: ProductOffer.lifelike
        case .quiet: ProductOffer.quiet
        }
    }

    /// The day a contract is signed and to be paid out, two years back to a week ahead.
    func signing(_ dice: inout SeededRandom) -> Day {
        switch mixture {
        case .lifelike: day.advanced(by: Int32(dice.roll(-720...7)))
        case .quiet: opening.advanced(by: -Int32(dice.roll(1...300)))
        }
    }
}

/// How far the making of a portfolio has come, for whoever waits.
package struct GenerationProgress: Sendable {
    /// Contracts made, then nights run.
    package let stage: ScenarioRun
    package let done: Int
    package let inAll: Int

    package enum ScenarioRun: String, Sendable {
        case contracts, nights
    }
}

/// What was made.
package struct GenerationSummary: Codable, Sendable {
    package let contracts: Int
    package let nights: Int
    package let seconds: Double
}
