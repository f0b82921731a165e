package import BackOffice

/// A page of the list of contracts, and what all that were asked for come to.
package struct ContractListView: Codable, Sendable {
    /// The day on which overdue is reckoned.
    package let asOf: String
    package let rows: [ContractListRow]
    /// Of all contracts that were asked for, on other pages too; one a currency.
    package let totals: [ContractListTotal]
    /// What to ask for to go on behind the last row; nil on the last page.
    package let next: String?
    package let warnings: [Warning]
}

/// One contract of a list.
package struct ContractListRow: Codable, Sendable {
    package let number: String
    /// The name of the counterparty, where it was given.
    package let client: String?
    package let product: String
    package let currency: String
    package let status: String
    package let closure: String?
    /// Not yet repaid.
    package let principal: String
    package let overdueDays: Int32
    package let overdue: String
    /// The next day on which something is to be paid, and what; nil where nothing is.
    package let nextDue: String?
    package let nextAmount: String?
    package let lastOperation: String?
}

/// What the contracts of one currency come to.
package struct ContractListTotal: Codable, Sendable {
    package let currency: String
    package let contracts: Int
    package let principal: String
    package let overdue: String
    package let nextAmount: String
}
