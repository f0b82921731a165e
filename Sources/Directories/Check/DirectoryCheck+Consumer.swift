import Measures

/// What the law demands of consumer credit. - Source: 353-FZ art. 5 parts 20, 21; D-F.4.
extension DirectoryCheck {
    /// 01.07.2024, from which penalties come after the current period too (607-FZ).
    private static let orderOf2024 = Day(number: 19_905)

    /// Overdue interest and principal come before any penalty; since 01.07.2024 so do those of
    /// the current period.
    static func consumerWaterfalls(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter(\.isConsumer).flatMap { product in
            let classes: [DueClass] =
                product.validFrom >= orderOf2024 ? [.overdue, .due] : [.overdue]
            let steps = product.repayment.waterfall.steps
            guard
                let first = steps.firstIndex(where: { $0.amountTypes.contains(where: \.isPenalty) })
            else { return [DirectoryFlaw]() }
            let late = steps[first...].filter { step in
                classes.contains(step.due)
                    && (step.amountTypes.contains(.principal)
                        || step.amountTypes.contains(.interest))
            }
            return late.map { step in
                let types = step.amountTypes.map { "\($0.rawValue)" }.joined(separator: ", ")
                return finding(
                    product, "repayment.waterfall",
                    "\(step.due.rawValue) amount types \(types) after penalties",
                    accepted: "interest and principal before penalties")
            }
        }
    }

    /// 20 % of 365 days where interest goes on during the delay, else 0.1 % a day.
    static func consumerPenalties(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter(\.isConsumer).flatMap { product in
            let daysPerYear = Int64(product.penalties.daysPerYear)
            let daysOfLimit = rows.edition < .planIsDebt ? 365 : daysPerYear
            let limit = YearlyRate(
                millionthsOfPercent: product.bearsInterestWhenOverdue
                    ? 20_000_000 * daysOfLimit / 365 : 100_000 * daysPerYear)
            let bands = product.penalties.onPrincipal + product.penalties.onInterest
            return bands.filter { $0.rate > limit }.map { band in
                finding(
                    product, "penalties.ratePercent", band.rate.percentText,
                    accepted: "at most \(limit.percentText)")
            }
        }
    }

    /// A fixed fine may be more than the highest penalty of a small debt.
    static func consumerFines(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter { $0.isConsumer && $0.penalties.fixedFine != 0 }.map { product in
            finding(
                product, "penalties.fixedFine",
                Money(minor: product.penalties.fixedFine, product.currency).text,
                accepted: "0 for a consumer")
        }
    }

    /// The fee of a bank is not passed on to a consumer.
    ///
    /// - Source: D-3.27.
    static func consumerRepaymentFee(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter { $0.isConsumer && $0.fees.onRepayment != .never }.map { product in
            finding(
                product, "fees.onRepayment", product.fees.onRepayment.rawValue,
                accepted: "never for a consumer")
        }
    }

    /// Interest is owed for the real time only.
    ///
    /// - Source: 353-FZ art. 11; D-3.13.
    static func consumerMandatory(_ rows: DirectoryRows) -> [DirectoryFlaw] {
        rows.products.filter { $0.isConsumer && $0.interest.mandatoryDays > 0 }.map { product in
            finding(
                product, "interest.mandatoryDays", "\(product.interest.mandatoryDays)",
                accepted: "0 for a consumer")
        }
    }
}

extension Product {
    /// Whether interest goes on for principal that is overdue.
    fileprivate var bearsInterestWhenOverdue: Bool {
        if interest.overdueRate != nil { return true }
        return switch interest.base {
        case .actualAll, .loanAmount: true
        case .scheduled, .actualNotOverdue: false
        }
    }
}
