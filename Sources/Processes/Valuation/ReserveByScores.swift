package import Contracts
package import Directories
package import Measures

/// Brings the regular reserve to what the scores of the contract call for.
///
/// Points of the loan category and of the overdue degree make a sum; its asset class has a
/// rate; the rate of the base is the reserve.
/// - Runs: monthly; it does something on the last day of a month only.
/// - Documents: `regularReserve` with the growth or the release; none where it stands.
/// - Rounding: half up.
/// - Refuses: `otherKind`; `notConfigured` for a contract without category and for a gap in
///   the directories, with the value that found none.
/// - Source: D-3.30, D-F.7, R004-60.
package struct ReserveByScores: OrderedProcess {
    package static let code = ProcessCode(rawValue: "regular-reserve")
    package static let name = "Regular reserve"
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        try contract.require(.credit)
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        guard draft.day.isEndOfMonth else { return Decision([], .noopNotMonthEnd) }
        let rate = try contract.regularReserveRate(on: draft.day, directory)
        let base = contract.exposure(directory.constants.reserveScopeRegular, directory)
        try draft.setReserve(
            .reserveRegular, to: try contract.share(rate, of: base), as: .regularReserve)
        return draft.decision
    }
}

extension ContractState {
    /// The rate of the asset class that the scores of the contract fall into.
    func regularReserveRate(on day: Day, _ directory: Directory) throws(Refusal) -> YearlyRate {
        let rules = directory.reserves
        guard let code = attributes.loanCategory else {
            throw .directory(.notConfigured("loan category of the contract"))
        }
        guard let category = rules.category(code: code) else {
            throw .directory(.notConfigured("loan category \(code)"))
        }
        let days = overdue(on: day, directory).days
        guard let degree = rules.degree(overdueDays: days) else {
            throw .directory(.notConfigured("overdue degree of \(days) days"))
        }
        let additions = attributes.isRestructured ? rules.additionPoints : 0
        let points = category.points + degree.points + additions
        guard let assetClass = rules.assetClass(points: points) else {
            throw .directory(.notConfigured("asset class of \(points) points"))
        }
        return assetClass.rate
    }
}
