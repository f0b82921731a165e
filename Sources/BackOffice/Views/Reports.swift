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
    package let seconds: Double

    package var holds: Bool { invariants.allSatisfy(\.holds) }
}

/// What an import took and what it refused.
package struct ImportReport: Codable, Sendable {
    package let rows: Int
    package let imported: Int
    package let isStored: Bool
    package let refused: [ImportRefusal]
    /// Figures of the source compared with ours, by check.
    package let checks: [ImportCheck]
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
