package import Contracts
package import Directories
package import Measures

/// Writes a whole contract off: the client is bankrupt, or nothing can be collected.
///
/// Money to the client's credit stays his and can be refunded.
///
/// - Runs: by the user, on a day after the last operation.
/// - Documents: accruals through the day before; `writeOff` of every claim on and off balance,
///   of the allowances and discounts that stood against them (G31), and of the same amount as
///   written-off debt under observation; `closing`.
/// - Rounding: the product's, of the total of a tranche only.
/// - Refuses: `notAfterLastOperation`, `unknownCode` unless `BANKRUPTCY` or `UNCOLLECTABLE`,
///   `nothing` without a debt.
/// - Source: D-3.31, D-8.4, R000-33.
package struct WriteOffContract: OrderedProcess {
    package static let code = ProcessCode(rawValue: "write-off-bankruptcy")
    package static let name = "Write-off (bankruptcy)"
    package static let parameters: [Parameter] = [
        Parameter(
            "reason", .code(of: .reasons), "Why: BANKRUPTCY or UNCOLLECTABLE.",
            example: "BANKRUPTCY"),
        Parameter(
            "caseNumber", .text, .optional(otherwise: "none is noted"),
            "The number of the insolvency case.", example: "A40-17"),
        Parameter(
            "courtDay", .day, .optional(otherwise: "none is noted"),
            "The day of the court's decision.", example: "2018-05-15"),
    ]

    package let valueTime: ValueTime
    package let reason: String
    package let caseNumber: String?
    package let courtDay: Day?

    package init(valueTime: ValueTime, reason: String, caseNumber: String?, courtDay: Day?) {
        self.valueTime = valueTime
        self.reason = reason
        self.caseNumber = caseNumber
        self.courtDay = courtDay
    }

    private static let closures: [ReasonCode: ClosureStatus] = [
        ReasonCode(rawValue: "BANKRUPTCY"): .writtenOffBankruptcy,
        ReasonCode(rawValue: "UNCOLLECTABLE"): .writtenOffUncollectable,
    ]

    package func decide(
        _ contract: ContractState, _ directory: Directory
    ) throws(Refusal) -> Decision {
        var draft = try Draft(contract, servicedAt: valueTime, directory)
        if let last = contract.lastOperation?.day, draft.day <= last {
            throw .day(.notAfterLastOperation(draft.day, last: last))
        }
        let reason = try directory.reason(reason, for: .writeOff)
        guard let closure = WriteOffContract.closures[reason] else {
            throw .directory(.unknownCode(.reason, reason.rawValue))
        }
        try draft.settle(through: draft.day.previous)
        let claims = draft.holdings(of: .debt)
        guard !claims.isEmpty else { throw .amount(.nothing(to: "write off")) }
        let written = (claims + draft.holdings(of: .valuation)).map { draft.taking($0, .writeOff) }
        let observed = DebtOperation(
            .writeOff, .plus, Bucket(.observedDebt, .contract, isOffBalance: true),
            contract.money(claims.reduce(0) { $0 + $1.minor }))
        try draft.add(Document(.writeOff, written + [observed], changes: [], because: reason))
        try draft.close(closure)
        return draft.decision
    }
}
