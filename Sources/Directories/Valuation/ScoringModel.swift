package import Measures

/// A scoring model: points for what is known of a contract, and a rate for their sum.
///
/// A model is data and never code: another model is another row.
/// - Source: D-3.28, R004-58.
package struct ScoringModel: Hashable, Sendable {
    package let code: String
    package let name: String
    /// What is written to the contract with the rate, so that it can be told from later ones.
    package let version: String
    /// The products it is for, by their code; empty for all that have no model of their own.
    package let products: [String]
    package let factors: [ScoringFactor]
    /// By rising points, from 0 on without gaps.
    package let rates: [ScoringRate]

    package init(
        code: String, name: String, version: String, products: [String],
        factors: [ScoringFactor], rates: [ScoringRate]
    ) {
        self.code = code
        self.name = name
        self.version = version
        self.products = products
        self.factors = factors
        self.rates = rates
    }

    /// The points of all factors together; nil where a factor has none for its feature.
    package func points(of facts: [ScoringFeature: ScoringFact]) -> Int32? {
        var sum: Int32 = 0
        for factor in factors {
            guard let fact = facts[factor.feature], let points = factor.points(of: fact) else {
                return nil
            }
            sum += points
        }
        return sum
    }

    /// The rate of a sum of points; nil in a gap.
    package func rate(points: Int32) -> YearlyRate? {
        rates.first { $0.points.contains(points) }?.rate
    }
}

/// One thing a model asks about a contract, and the points for each answer.
package struct ScoringFactor: Hashable, Sendable {
    package let feature: ScoringFeature
    /// For features that are numbers.
    package let bands: [ScoringBand]
    /// For features that are words.
    package let words: [ScoringWord]
    /// The points of words that are not named; nil when every word must be.
    package let otherwise: Int32?

    package init(
        feature: ScoringFeature, bands: [ScoringBand], words: [ScoringWord], otherwise: Int32?
    ) {
        self.feature = feature
        self.bands = bands
        self.words = words
        self.otherwise = otherwise
    }

    /// The points of an answer; nil where the factor has none.
    package func points(of fact: ScoringFact) -> Int32? {
        switch fact {
        case .number(let number): bands.first { $0.numbers.contains(number) }?.points
        case .word(let word): words.first { $0.word == word }?.points ?? otherwise
        }
    }
}

/// Points for a span of numbers.
package struct ScoringBand: Hashable, Sendable {
    package let numbers: Span
    package let points: Int32

    package init(numbers: Span, points: Int32) {
        self.numbers = numbers
        self.points = points
    }
}

/// Points for a word.
package struct ScoringWord: Hashable, Sendable {
    package let word: String
    package let points: Int32

    package init(word: String, points: Int32) {
        self.word = word
        self.points = points
    }
}

/// The rate for a span of points.
package struct ScoringRate: Hashable, Sendable {
    package let points: Span
    /// The share of the exposure that is reserved, without regard to time.
    package let rate: YearlyRate

    package init(points: Span, rate: YearlyRate) {
        self.points = points
        self.rate = rate
    }
}
