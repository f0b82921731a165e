import TestHouse
import Directories
import Measures

extension Plant {
    static let valuations: [Plant] = [
        Plant("a product has one scoring model at most", in: "scoring-models") { rows in
            rows.scoringModels.append(rows.scoringModels[0])
        },
        Plant("bands and rates of a model cover every number once", in: "scoring-models") {
            rows in
            rows.replaceModel { $0.changed(rates: Array($0.rates.dropFirst())) }
        },
        Plant("points and rates of a model lie in range", in: "scoring-models") { rows in
            let rate = YearlyRate(millionthsOfPercent: 100_000_100)
            rows.replaceModel { model in
                model.changed(rates: [
                    ScoringRate(points: Span(from: 0, through: nil), rate: rate)
                ])
            }
        },
        Plant("segments have one market rate and products name one", in: "market-rates") {
            rows in
            rows.marketRates.removeFirst()
        },
        Plant("terms of deposits lie in range", in: "products") { rows in
            rows.replaceProduct(16) { $0.changed(discountSegment: "INDIVIDUAL") }
        },
    ]
}

extension DirectoryRows {
    fileprivate mutating func replaceModel(_ change: (ScoringModel) -> ScoringModel) {
        guard let row = scoringModels.first else { return }
        scoringModels[0] = Dated(change(row.value), row.validity)
    }
}

extension ScoringModel {
    fileprivate func changed(rates: [ScoringRate]) -> ScoringModel {
        ScoringModel(
            code: code, name: name, version: version, products: products, factors: factors,
            rates: rates)
    }
}
