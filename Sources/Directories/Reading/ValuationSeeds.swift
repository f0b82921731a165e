/// A row of `scoring-models`.
package struct ScoringModelSeed: SeedRow {
    package let code: String
    package let name: String
    package let version: String
    /// Codes of products; empty for all others.
    package let products: [String]
    package let factors: [ScoringFactorSeed]
    package let rates: [ScoringRateSeed]
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// Bands for a number, words for a word.
package struct ScoringFactorSeed: Codable, Sendable {
    package let feature: String
    package let bands: [ScoringBandSeed]?
    package let words: [ScoringWordSeed]?
    package let otherwise: Int32?
}

/// Points for a span of numbers.
package struct ScoringBandSeed: Codable, Sendable {
    package let from: Int32
    package let through: Int32?
    package let points: Int32
}

/// Points for a word.
package struct ScoringWordSeed: Codable, Sendable {
    package let word: String
    package let points: Int32
}

/// The rate for a span of points.
package struct ScoringRateSeed: Codable, Sendable {
    package let fromPoints: Int32
    package let throughPoints: Int32?
    package let ratePercent: String
}

/// A row of `market-rates`.
package struct MarketRateSeed: SeedRow {
    package let segment: String
    package let name: String
    package let ratePercent: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { segment }
}

/// What a product says of its deposits.
package struct DepositSeed: Codable, Sendable {
    package let interestUse: String
    /// Left out, the client may not end the deposit early.
    package let earlyRatePercent: String?
    /// Left out, no tax is withheld.
    package let tax: WithheldTaxSeed?
}

/// Tax withheld from the interest of a deposit.
package struct WithheldTaxSeed: Codable, Sendable {
    package let ratePercent: String
    /// In major units, such as `1.00`.
    package let multipleOf: String
}
