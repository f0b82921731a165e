/// A row of `correct-postings`: a group that is expanded into single combinations.
package struct CorrectPostingSeed: SeedRow {
    /// The number of the CP row.
    package let row: UInt16
    /// The place of the first combination within the row; the others follow.
    package let firstPlace: UInt16
    package let kinds: [String]
    package let amountTypes: [String]
    package let action: String
    package let signs: [String]
    package let payments: [String]
    /// `on` or `off`.
    package let balance: String
    package let exported: Bool
    package let template: String
    package let mark: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { "CP-\(row) from place \(firstPlace)" }
}

/// A row of `forbidden-postings`.
package struct ForbiddenPostingSeed: SeedRow {
    package let row: UInt16
    package let why: String
    package let mark: String
    package let kinds: [String]
    package let amountTypes: [String]
    package let actions: [String]
    package let signs: [String]
    package let payments: [String]
    package let balances: [String]
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { "CP-\(row)" }
}

/// A row of `posting-templates`.
package struct TemplateLineSeed: SeedRow {
    package let template: String
    package let kinds: [String]?
    package let amountTypes: [String]?
    package let action: String?
    package let sign: String?
    package let document: String?
    package let reason: String?
    package let debit: String
    package let credit: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { template }
}

/// A row of `document-entries`.
package struct DocumentEntrySeed: SeedRow {
    package let template: String
    package let debit: String
    package let credit: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { template }
}

/// A row of `chart-of-accounts`.
package struct LedgerAccountSeed: SeedRow {
    package let code: String
    package let name: String
    package let type: String
    package let russianAccount: String?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `amount-type-accounts`.
package struct AmountTypeAccountsSeed: SeedRow {
    package let amountType: String
    package let balance: String
    package let income: String?
    package let memo: String?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { amountType }
}

/// A row of `cash-accounts`.
package struct CashAccountSeed: SeedRow {
    package let payment: String
    package let account: String
    package let unassigned: String?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { payment }
}
