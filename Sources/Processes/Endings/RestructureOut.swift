package import Contracts
package import Directories
package import Measures

/// Moves the whole debt of a contract to the one that is signed in its place.
///
/// It is never ordered alone: the office carries out both legs together, or neither. The
/// client's credit stays with this contract and can be refunded.
///
/// - Runs: with `RestructureIn`, in one order of the office.
/// - Documents: accruals to the day; `restructuring` of every claim, brought back on balance
///   first where it stood off; `closing`.
/// - Refuses: `nothing` without a debt; the rest comes from the fold.
/// - Source: D-3.39, CP-41.
package struct RestructureOut: DebtProcess {
    package static let code = ProcessCode(rawValue: "restructuring")
    package var code: ProcessCode { RestructureOut.code }
    package let valueTime: ValueTime

    package init(valueTime: ValueTime) { self.valueTime = valueTime }

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        try draft.settle(through: draft.day)
        let claims = draft.holdings(of: .debt)
        guard !claims.isEmpty else { throw .amount(.nothing(to: "restructure")) }
        let operations = claims.flatMap { claim in
            draft.returnToBalance(claim) + [
                DebtOperation(
                    .restructuring, .minus, claim.bucket.onBalance,
                    draft.contract.money(claim.minor))
            ]
        }
        try draft.add(.restructuring, operations, changes: [])
        try draft.close(.restructured)
        return draft.decision
    }
}

/// Debt of one amount type that a contract takes over from another.
package struct MovedDebt: Hashable, Sendable, Codable {
    /// The text code, such as `INTEREST`.
    package let amountType: String
    package let amount: AmountText
    /// What it was worth there in the currency of the books; nil where that is its own.
    package let worth: AmountText?

    /// Debt in the currency of the books.
    package init(amountType: String, amount: AmountText) {
        self.init(amountType: amountType, amount: amount, worth: nil)
    }

    package init(amountType: String, amount: AmountText, worth: AmountText?) {
        self.amountType = amountType
        self.amount = amount
        self.worth = worth
    }
}

extension Decision {
    /// What a restructuring moves, by amount type; all of it as principal when capitalised.
    ///
    /// - Shape: one sum for each amount type, in their order.
    package func movedDebt(isCapitalised: Bool, _ directory: Directory) -> [MovedDebt] {
        let moved = documents.flatMap(\.operations).filter { $0.action == .restructuring }
        let sums = Dictionary(grouping: moved) { operation in
            isCapitalised ? AmountType.principal : operation.bucket.amountType
        }
        return sums.sorted { $0.key < $1.key }.compactMap { type, operations in
            guard let first = operations.first else { return nil }
            let sum = operations.reduce(0) { $0 + $1.amount.minor }
            let bookValue = operations.reduce(0) { $0 + $1.bookValue.minor }
            let isForeign = first.bookValue.currency != first.amount.currency
            return MovedDebt(
                amountType: directory.row(of: type)?.code ?? "",
                amount: AmountText(Money(minor: sum, first.amount.currency).text),
                worth: isForeign
                    ? AmountText(Money(minor: bookValue, first.bookValue.currency).text) : nil)
        }
    }
}
