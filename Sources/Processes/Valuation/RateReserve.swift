package import Contracts
package import Directories
package import Measures

/// Reckons the rate of the IFRS reserve by the scoring model and writes it to the contract.
///
/// - Runs: monthly, before the reserve itself (`ReserveByRate`).
/// - Documents: `reserveRateIFRS` without operations, with the rate, its day, the model and
///   the fingerprint of the facts; none when the same was found on the same day.
/// - Refuses: `otherKind`; `notConfigured` without a model, and for a fact or a sum of points
///   that the model has nothing for. The old rate stays then.
/// - Source: D-3.28, R004-58.
package struct RateReserve: OrderedProcess {
    package static let code = ProcessCode(rawValue: "ifrs-reserve-rate-calculation")
    package static let name = "IFRS Reserve rate calculation"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard let model = directory.scoringModel(product: contract.product.code) else {
            throw .directory(.notConfigured("scoring model of \(contract.product.code)"))
        }
        let rate = try contract.reserveRate(by: model, on: draft.day, directory)
        if rate == contract.attributes.reserveRate { return draft.decision }
        try draft.add(.reserveRateIFRS, [], changes: [.attribute(.reserveRate(rate))])
        return draft.decision
    }
}

extension ContractState {
    /// What the model makes of the contract on a day.
    func reserveRate(
        by model: ScoringModel, on day: Day, _ directory: Directory
    ) throws(Refusal) -> ReserveRate {
        let label = "\(model.code) \(model.version)"
        var facts: [ScoringFeature: ScoringFact] = [:]
        var told = [label]
        for factor in model.factors {
            let fact = scoringFact(factor.feature, on: day, directory)
            facts[factor.feature] = fact
            told.append("\(factor.feature.rawValue)=\(fact)")
        }
        guard let points = model.points(of: facts) else {
            throw .directory(
                .notConfigured("points of scoring model " + told.joined(separator: ", ")))
        }
        guard let rate = model.rate(points: points) else {
            throw .directory(.notConfigured("rate of scoring model \(label) for \(points) points"))
        }
        return ReserveRate(
            rate: rate, day: day, model: label,
            facts: Fingerprint(of: told.joined(separator: ";")))
    }

    /// What the contract answers to a feature of a scoring model.
    private func scoringFact(
        _ feature: ScoringFeature, on day: Day, _ directory: Directory
    ) -> ScoringFact {
        switch feature {
        case .overdueDays: .number(overdue(on: day, directory).days)
        case .principalOverdueDays: .number(overdue(on: day, directory).principalDays)
        case .interestOverdueDays: .number(overdue(on: day, directory).interestDays)
        case .ageDays: .number(schedule.map { max(0, $0.first.issue.days(to: day)) } ?? 0)
        case .daysToEnd: .number(schedule.map { max(0, day.days(to: $0.last.repayment)) } ?? 0)
        case .prolongations: .number(Int32(attributes.prolongations))
        case .product: .word(product.code)
        case .loanCategory: .word(attributes.loanCategory ?? "")
        case .isRestructured: .word(attributes.isRestructured ? "yes" : "no")
        }
    }
}
