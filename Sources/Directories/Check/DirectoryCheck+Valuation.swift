import Measures

extension DirectoryCheck {
    static let valuationRules: [Rule] = [
        Rule(demand: "a product has one scoring model at most", findings: modelsFound),
        Rule(demand: "bands and rates of a model cover every number once", findings: modelsCover),
        Rule(demand: "points and rates of a model lie in range", findings: modelsInRange),
        Rule(
            demand: "segments have one market rate and products name one", findings: segmentsFound),
        Rule(demand: "terms of deposits lie in range", findings: depositsSound),
    ]

    static func modelsFound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let models = rows.scoringModels.map(\.value)
        let codes = Set(rows.products.map(\.code))
        let unknown = models.flatMap(\.products).filter { !codes.contains($0) }
        let twice = repeated(models.flatMap(\.products)) + unknown
        let findings = repeated(models.map(\.code)).map { code in
            finding(model: code, "code", "twice on one day", accepted: "each code once")
        }
        let general = models.filter(\.products.isEmpty).map(\.code)
        return findings
            + twice.map { code in
                finding(
                    model: code, "products", code, accepted: "a product, in one model at most")
            }
            + general.dropFirst().map { code in
                finding(
                    model: code, "products", "none", accepted: "one model for all other products")
            }
    }

    static func modelsCover(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.scoringModels.map(\.value).flatMap { model in
            let bands = model.factors.filter(\.feature.isNumber).flatMap { factor in
                holes(in: factor.bands.map(\.numbers)).map { hole in
                    finding(
                        model: model.code, "factors.\(factor.feature.rawValue)", "\(hole.from)",
                        accepted: hole.accepted)
                }
            }
            let words = model.factors.filter { !$0.feature.isNumber }.flatMap { factor in
                gaps(in: factor, of: model)
            }
            let rates = holes(in: model.rates.map(\.points)).map { hole in
                finding(model: model.code, "rates", "\(hole.from)", accepted: hole.accepted)
            }
            let twice = repeated(model.factors.map(\.feature)).map { feature in
                finding(
                    model: model.code, "factors", feature.rawValue, accepted: "each feature once")
            }
            return bands + words + rates + twice
        }
    }

    /// Words that stand twice, and words without points.
    private static func gaps(
        in factor: ScoringFactor, of model: ScoringModel
    ) -> [DirectoryFlaw] {
        let field = "factors.\(factor.feature.rawValue)"
        let twice = repeated(factor.words.map(\.word)).map { word in
            finding(model: model.code, field, word, accepted: "each word once")
        }
        let isWhole =
            factor.otherwise != nil
            || factor.feature == .isRestructured && Set(factor.words.map(\.word)) == ["no", "yes"]
        if isWhole { return twice }
        return twice + [
            finding(model: model.code, field, "no points otherwise", accepted: "otherwise")
        ]
    }

    static func modelsInRange(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.scoringModels.map(\.value).flatMap { model in
            let points = model.factors.flatMap { factor in
                factor.bands.map(\.points) + factor.words.map(\.points)
                    + (factor.otherwise.map { [$0] } ?? [])
            }
            let wrong = points.filter { !(0...ScoringModel.pointsMax).contains($0) }
            let rates = model.rates.map(\.rate).filter { !$0.isReserveShare }
            var findings = wrong.map { points in
                finding(
                    model: model.code, "points", "\(points)",
                    accepted: "0…\(ScoringModel.pointsMax)")
            }
            findings += rates.map { rate in
                finding(
                    model: model.code, "ratePercent", rate.percentText,
                    accepted: "0…100 with four decimals")
            }
            if model.version.isEmpty || model.factors.isEmpty {
                findings.append(
                    finding(
                        model: model.code, "version", model.version,
                        accepted: "a version, and at least one factor"))
            }
            return findings
        }
    }

    static func segmentsFound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let segments = rows.marketRates.map(\.value.segment)
        let twice = repeated(segments).map { segment in
            DirectoryFlaw(
                file: "market-rates", row: segment, field: "segment", value: "twice on one day",
                accepted: "one rate for each segment")
        }
        let missing = rows.products.filter { product in
            product.discountSegment.map { !segments.contains($0) } ?? false
        }
        return twice
            + missing.map { product in
                DirectoryFlaw(
                    file: "market-rates", row: product.label, field: "segment",
                    value: product.discountSegment ?? "", accepted: "a rate for the segment")
            }
    }

    static func depositsSound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.flatMap { product -> [DirectoryFlaw] in
            let terms = product.deposit
            if product.kind != .deposit {
                guard terms != .plain else { return [] }
                return [finding(product, "deposit", "given", accepted: "nothing, not a deposit")]
            }
            var findings: [DirectoryFlaw] = []
            if product.discountSegment != nil {
                findings.append(
                    finding(product, "discountSegment", "given", accepted: "nothing, a deposit"))
            }
            if let tax = terms.tax, !tax.rate.isShare || tax.multipleOf < 1 {
                findings.append(
                    finding(
                        product, "deposit.tax", tax.rate.percentText,
                        accepted: "0…100, in multiples of a minor unit or more"))
            }
            return findings
        }
    }

    private static func finding(
        model row: String, _ field: String, _ value: String, accepted: String
    ) -> DirectoryFlaw {
        DirectoryFlaw(
            file: "scoring-models", row: row, field: field, value: value, accepted: accepted)
    }
}

extension ScoringModel {
    /// More would let sums of points overflow.
    fileprivate static let pointsMax: Int32 = 10_000
}

extension YearlyRate {
    /// Whether it is a part of a whole.
    fileprivate var isShare: Bool { (0...100_000_000).contains(millionthsOfPercent) }

    /// Whether it is a part of a whole with four decimals of a per cent at most.
    fileprivate var isReserveShare: Bool { isShare && millionthsOfPercent % 100 == 0 }
}
