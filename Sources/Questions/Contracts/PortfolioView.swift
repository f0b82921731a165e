import BackOffice

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
