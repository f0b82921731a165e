import BackOffice

/// Cash flows that were asked for, the newest first, with sums of all that were found.
package struct CashFlowListView: Codable, Sendable {
    package let rows: [CashFlowRow]
    package let totals: [CashFlowTotal]
    /// How many were found; the rows may be fewer.
    package let found: Int
}

/// Money that came in or was paid out for a contract, and how far it is laid over debt.
package struct CashFlowRow: Codable, Sendable {
    package let cashFlow: Int64
    package let contract: String
    package let valueTime: String
    /// `in` or `out`.
    package let direction: String
    /// `bank` or `cash`.
    package let payment: String
    package let amount: String
    package let currency: String
    /// What is laid over no debt yet.
    package let unaccepted: String
    /// What of that was laid over debt once, and was restored (R001-21).
    package let restored: String
    package let state: String
    package let bank: String?
    package let reference: String?
    /// The payment of another contract that it was before.
    package let movedFrom: Int64?
    /// When it was recorded, and by whom.
    package let recordedAt: String
    package let recordedBy: String
}

/// Sums of one currency.
package struct CashFlowTotal: Codable, Sendable {
    package let currency: String
    package let cashFlows: Int
    package let received: String
    package let paidOut: String
    package let unaccepted: String
}
