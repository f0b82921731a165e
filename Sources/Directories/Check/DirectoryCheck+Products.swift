import Measures

extension DirectoryCheck {
    static let productRules: [Rule] = [
        Rule(demand: "product versions are unique", findings: productsUnique),
        Rule(demand: "calendars that products name exist", findings: calendarsKnown),
        Rule(
            demand: "a day moved back moves its tranche", since: .planIsDebt,
            findings: movedBackWithTranche),
        Rule(
            demand: "a waterfall takes every debt once of each due class",
            findings: waterfallsComplete),
        Rule(
            demand: "books are kept in the currency of the contract or in the local one",
            findings: booksKeptLocally),
        Rule(demand: "penalty bands rise", findings: bandsRise),
        Rule(demand: "what moves off balance may stand there", findings: offBalanceMovesSound),
        Rule(demand: "amounts and days are not below zero", findings: termsNotNegative),
        Rule(
            demand: "what is prolonged accrues by days, not by periods",
            findings: prolongationByDays),
        Rule(
            demand: "penalties come after interest and principal of a consumer",
            findings: consumerWaterfalls),
        Rule(demand: "penalties of a consumer are limited", findings: consumerPenalties),
        Rule(
            demand: "a consumer pays no fixed fine", since: .planIsDebt,
            findings: consumerFines),
        Rule(demand: "a consumer pays no mandatory interest", findings: consumerMandatory),
        Rule(demand: "a consumer pays no fee for a payment", findings: consumerRepaymentFee),
    ]

    static func finding(
        _ product: Product, _ field: String, _ value: String, accepted: String
    ) -> DirectoryFlaw {
        DirectoryFlaw(
            file: "products", row: product.label, field: field, value: value,
            accepted: accepted)
    }

    static func productsUnique(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let ids = repeated(rows.products.map(\.id))
        let versions = repeated(rows.products.map { "\($0.code) from \($0.validFrom)" })
        return ids.map { id in
            DirectoryFlaw(
                file: "products", row: "\(id.rawValue)", field: "id", value: "twice",
                accepted: "each id once")
        }
            + versions.map { version in
                DirectoryFlaw(
                    file: "products", row: version, field: "validFrom", value: "twice",
                    accepted: "one version of a product for each day")
            }
    }

    /// Interest that is paid before its days would go on being borne by what was repaid.
    static func movedBackWithTranche(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter {
            $0.interest.shiftEffect == .movesDueDay
                && ![DayShift.none, .following].contains($0.interest.shift)
        }.map {
            finding($0, "interest.shiftEffect", "movesDueDay", accepted: "movesTranche")
        }
    }

    static func calendarsKnown(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let codes = Set(rows.calendars.map(\.code))
        return rows.products.compactMap { product in
            let terms = product.interest
            let accepted = codes.sorted().joined(separator: ", ")
            guard let calendar = terms.calendar else {
                guard terms.shift != .none else { return nil }
                return finding(product, "interest.calendar", "none", accepted: accepted)
            }
            guard !codes.contains(calendar) else { return nil }
            return finding(product, "interest.calendar", calendar, accepted: accepted)
        }
    }

    /// Rates of a foreign currency are given in the local one.
    static func booksKeptLocally(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        guard
            let place = rows.constants.last(where: { $0.value.name == .localCurrency })?.value
                .value,
            Currency.all.indices.contains(Int(place))
        else { return [] }
        let local = Currency.all[Int(place)]
        return rows.products.compactMap { product in
            guard product.isForeign, product.accountingCurrency != local else { return nil }
            return finding(
                product, "accountingCurrency", product.accountingCurrency.code,
                accepted: "\(product.currency.code), \(local.code)")
        }
    }

    /// What a repayment may meet goes by the correct postings of the product's kind.
    static func waterfallsComplete(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.flatMap { product in
            let repayments = rows.postings.filter {
                $0.kind == product.kind && $0.action == .repayment && !$0.isOffBalance
                    && $0.payment != .empty
            }
            let repayable = Set(repayments.map(\.amountType))
            return DueClass.allCases.flatMap { due in
                incompleteness(of: product, in: due, repayable)
            }
        }
    }

    private static func incompleteness(
        of product: Product, in due: DueClass, _ repayable: Set<AmountType>
    ) -> [DirectoryFlaw] {
        let steps = product.repayment.waterfall.steps.filter { $0.due == due }
        let taken = steps.flatMap(\.amountTypes)
        let field = "repayment.waterfall, \(due.rawValue)"
        let missing = repayable.subtracting(taken).sorted().map { type in
            finding(
                product, field, "amount type \(type.rawValue) missing", accepted: "each once")
        }
        let twice = repeated(taken).map { type in
            finding(product, field, "amount type \(type.rawValue) twice", accepted: "each once")
        }
        let alien = Set(taken).subtracting(repayable).sorted().map { type in
            finding(
                product, field, "amount type \(type.rawValue)",
                accepted: "what the correct postings let be repaid")
        }
        return missing + twice + alien
    }

    static func bandsRise(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.flatMap { product in
            let penalties = product.penalties
            return bandsRise("penalties.onPrincipal", penalties.onPrincipal, product)
                + bandsRise("penalties.onInterest", penalties.onInterest, product)
        }
    }

    private static func bandsRise(
        _ field: String, _ bands: [PenaltyBand], _ product: Product
    ) -> [DirectoryFlaw] {
        zip([0] + bands.map(\.fromDay), bands).filter { previous, band in
            band.fromDay <= previous
        }.map { previous, band in
            finding(
                product, field, "from day \(band.fromDay)", accepted: "from day \(previous + 1) on")
        }
    }

    static func offBalanceMovesSound(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        let allowed = Set(
            rows.amountTypes.map(\.value).filter(\.allowsOffBalance).map(\.type))
        let repaysOffBalance = rows.postings.contains {
            $0.action == .repayment && $0.isOffBalance
        }
        return rows.products.flatMap { product in
            let moves = product.offBalance.moves
            let wrong = moves.filter { !allowed.contains($0.amountType) || $0.afterDays < 1 }
            let order = zip(moves, moves.dropFirst()).filter { $0.amountType >= $1.amountType }
            var findings = wrong.map { move in
                finding(
                    product, "offBalance.moves",
                    "amount type \(move.amountType.rawValue) after \(move.afterDays) days",
                    accepted: "a type that allows off balance, after one day or more")
            }
            findings += order.map { _, later in
                finding(
                    product, "offBalance.moves", "amount type \(later.amountType.rawValue)",
                    accepted: "each type once, by rising id")
            }
            if !product.offBalance.returnsOnRepayment, !repaysOffBalance {
                findings.append(
                    finding(
                        product, "offBalance.returnsOnRepayment", "false",
                        accepted: "true, while no correct posting repays off balance (CP-12)"))
            }
            return findings
        }
    }

    /// A period that is longer or shorter than the others is no equal part of a year, nor of the
    /// interest of a loan.
    static func prolongationByDays(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter { $0.prolongation != nil }.flatMap { product in
            var flaws: [DirectoryFlaw] = []
            if product.interest.basis == .samePeriod {
                flaws.append(
                    finding(
                        product, "prolongation", "samePeriod", accepted: "a basis that counts days")
                )
            }
            if product.interest.shape == .flat {
                flaws.append(
                    finding(product, "prolongation", "flat", accepted: "interest on the balance"))
            }
            return flaws
        }
    }

    static func termsNotNegative(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.flatMap { product in
            product.amounts.filter { $0.value < $0.least }.map { amount in
                finding(
                    product, amount.field, "\(amount.value)", accepted: "\(amount.least) or more")
            }
        }
    }
}

/// A number of a product and the least it may be.
private struct ProductNumber {
    let field: String
    let value: Int64
    let least: Int64
}

extension Product {
    fileprivate var amounts: [ProductNumber] {
        let days: [(String, Int32)] = [
            ("interest.mandatoryDays", interest.mandatoryDays),
            ("penalties.graceDays", penalties.graceDays),
            ("ending.cancelPeriodDays", ending.cancelDays ?? 0),
        ]
        var numbers = days.map { ProductNumber(field: $0.0, value: Int64($0.1), least: 0) }
        numbers += [
            ProductNumber(
                field: "penalties.daysPerYear", value: Int64(penalties.daysPerYear), least: 1),
            ProductNumber(field: "penalties.fixedFine", value: penalties.fixedFine, least: 0),
            ProductNumber(
                field: "prepayment.recalculationMin", value: prepayment.recalculationMin,
                least: 0),
        ]
        if let multiple = interest.instalmentMultipleOf {
            numbers.append(
                ProductNumber(field: "interest.instalmentMultipleOf", value: multiple, least: 1))
        }
        if let prolongation {
            numbers += [
                ProductNumber(
                    field: "prolongation.countMax", value: Int64(prolongation.countMax), least: 1),
                ProductNumber(
                    field: "prolongation.overdueDaysMax",
                    value: Int64(prolongation.overdueDaysMax), least: 0),
            ]
        }
        let charged = [fees.onDisbursement, fees.onTranche, prolongation?.fee]
        return numbers
            + charged.compactMap(\.self).map { fee in
                switch fee {
                case .fixed(let minor): ProductNumber(field: "fees.amount", value: minor, least: 1)
                case .share(let rate):
                    ProductNumber(field: "fees.percent", value: rate.millionthsOfPercent, least: 1)
                }
            }
    }
}
