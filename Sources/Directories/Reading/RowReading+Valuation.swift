import Measures

extension RowReading {
    func scoringModel(_ row: ScoringModelSeed) throws(DirectoryFlaw) -> ScoringModel {
        var factors: [ScoringFactor] = []
        for seed in row.factors { factors.append(try factor(seed)) }
        var rates: [ScoringRate] = []
        for seed in row.rates {
            rates.append(
                ScoringRate(
                    points: Span(from: seed.fromPoints, through: seed.throughPoints),
                    rate: try rate("rates.ratePercent", percent: seed.ratePercent)))
        }
        return ScoringModel(
            code: row.code, name: row.name, version: row.version, products: row.products,
            factors: factors, rates: rates.sorted { $0.points.from < $1.points.from })
    }

    private func factor(_ seed: ScoringFactorSeed) throws(DirectoryFlaw) -> ScoringFactor {
        let feature = try choice("factors.feature", seed.feature, of: ScoringFeature.self)
        let bands = (seed.bands ?? []).map { band in
            ScoringBand(numbers: Span(from: band.from, through: band.through), points: band.points)
        }
        let words = (seed.words ?? []).map { ScoringWord(word: $0.word, points: $0.points) }
        let isFitting =
            feature.isNumber ? words.isEmpty && seed.otherwise == nil : bands.isEmpty
        guard isFitting else {
            throw refusal(
                "factors", seed.feature,
                accepted: feature.isNumber ? "bands alone" : "words and otherwise alone")
        }
        return ScoringFactor(
            feature: feature, bands: bands, words: words, otherwise: seed.otherwise)
    }

    func marketRate(_ row: MarketRateSeed) throws(DirectoryFlaw) -> MarketRate {
        MarketRate(
            segment: row.segment, name: row.name,
            rate: try rate("ratePercent", percent: row.ratePercent))
    }

    func deposit(
        _ seed: DepositSeed?, _ currency: Currency
    ) throws(DirectoryFlaw) -> DepositTerms {
        guard let seed else { return .plain }
        return DepositTerms(
            interestUse: try choice(
                "deposit.interestUse", seed.interestUse, of: DepositInterestUse.self),
            earlyRate: try rate("deposit.earlyRatePercent", percentIfAny: seed.earlyRatePercent),
            tax: try seed.tax.map { tax throws(DirectoryFlaw) in
                WithheldTax(
                    rate: try rate("deposit.tax.ratePercent", percent: tax.ratePercent),
                    multipleOf: try minor("deposit.tax.multipleOf", tax.multipleOf, currency))
            })
    }
}
