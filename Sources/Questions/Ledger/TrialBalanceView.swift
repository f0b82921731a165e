import BackOffice

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

/// One account of a trial balance.
package struct TrialBalanceRow: Codable, Sendable {
    package let account: String
    package let name: String
    package let opening: String
    package let debit: String
    package let credit: String
    package let closing: String
}
