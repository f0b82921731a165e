/// One account of a trial balance.
package struct TrialBalanceRow: Codable, Sendable {
    package let account: String
    package let name: String
    package let opening: String
    package let debit: String
    package let credit: String
    package let closing: String
}

/// The trial balance of a period in one currency.
package struct TrialBalanceView: Codable, Sendable {
    package let from: String
    package let through: String
    package let currency: String
    package let rows: [TrialBalanceRow]
    package let debit: String
    package let credit: String
    package let balances: Bool
}

/// One invariant and how often it was seen to hold.
package struct InvariantResult: Codable, Sendable {
    package let id: String
    package let name: String
    package var checked: Int
    /// At most twenty, each naming where.
    package var failures: [String]

    package var holds: Bool { failures.isEmpty }
}

/// What `verify` found.
package struct VerifyReport: Codable, Sendable {
    package let contracts: Int
    package let operations: Int
    package let invariants: [InvariantResult]
    /// At most a hundred rows that cannot be read, each with its table and number.
    package let damage: [String]
    /// The schema of the file; an older one was read as a copy in the present one.
    package let schema: Int32
    /// Whether the program has a newer one.
    package let isOlder: Bool
    package let seconds: Double

    package var holds: Bool { damage.isEmpty && invariants.allSatisfy(\.holds) }

    /// What a report that holds says, and what no such report can say.
    package static let scope = [
        "proved: what is stored, shown and exported is what the recorded operations give, under "
            + "the rules that each order was decided under",
        "not proved: that the record itself was never rewritten as a whole. Who may write to the "
            + "file can make another one that agrees with itself: keep copies elsewhere",
    ]
}

/// What an import of contracts took and what it refused.
package struct ImportReport: Codable, Sendable {
    package let rows: Int
    package let imported: Int
    package let isStored: Bool
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
    /// Figures of the source compared with ours, by check.
    package let checks: [ImportCheck]
}

/// What an import of cash flows took, and what became of the money.
package struct CashImportReport: Codable, Sendable {
    package let rows: Int
    package let imported: Int
    /// Rows whose reference was in the ledger already, with the same cash flow.
    package let repeated: Int
    package let isStored: Bool
    package let refusedRows: Int
    /// At most ten thousand of the refused rows.
    package let refused: [ImportRefusal]
    /// By currency: what no debt has taken of the cash flows imported.
    package let unaccepted: [CurrencyAmount]
    package let warned: Int
    /// At most a hundred.
    package let warnings: [ImportWarning]
}

/// An amount with its currency.
package struct CurrencyAmount: Codable, Sendable {
    package let currency: String
    package let amount: String
}

/// What a user should know of a row that was taken.
package struct ImportWarning: Codable, Sendable {
    package let line: Int
    package let contract: String
    package let code: String
    package let message: String
}

/// One row of a file that was refused.
package struct ImportRefusal: Codable, Sendable {
    package let line: Int
    package let column: String
    package let code: String
    package let message: String
}

/// How a figure of the source agrees with ours.
package struct ImportCheck: Codable, Sendable {
    package let name: String
    package let compared: Int
    package let agree: Int
    /// At most twenty: the contract, theirs, ours.
    package let differences: [String]
}

/// The portfolio at a glance.
package struct PortfolioView: Codable, Sendable {
    package let asOf: String
    package let rows: [PortfolioRow]
    package let ageing: [AgeingRow]
    /// Contracts that cannot be read and are in no sum, at most a hundred, each with its row.
    package let damage: [String]
}

/// Contracts of one status and currency.
package struct PortfolioRow: Codable, Sendable {
    package let status: String
    package let currency: String
    package let contracts: Int
    package let principal: String
    package let interest: String
    package let other: String
}

/// Contracts by overdue days.
package struct AgeingRow: Codable, Sendable {
    package let band: String
    package let currency: String
    package let contracts: Int
    package let overdue: String
    package let principal: String
}
