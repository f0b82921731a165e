/// A row of `amount-types`.
package struct AmountTypeSeed: SeedRow {
    package let id: UInt8
    package let code: String
    package let name: String
    package let allowsOffBalance: Bool
    package let isByTranche: Bool
    package let side: String
    package let mark: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `action-types`.
package struct ActionTypeSeed: SeedRow {
    package let id: UInt8
    package let code: String
    package let name: String
    /// `cash` or `internal`.
    package let moves: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `payment-types` and of `document-types`.
package struct WordSeed: SeedRow {
    package let id: Int32
    package let code: String
    package let name: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `reason-codes`.
package struct ReasonSeed: SeedRow {
    package let code: String
    package let name: String
    package let action: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `banks`.
package struct BankSeed: SeedRow {
    package let code: String
    package let name: String
    package let feePercent: String?
    /// Amounts of the fee, each left out where there is none.
    package let feeFixed: String?
    package let feeMin: String?
    package let feeMax: String?
    /// The currency of the amounts.
    package let feeCurrency: String?
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `constants`.
package struct ConstantSeed: SeedRow {
    package let code: String
    package let value: String
    package let mark: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `late-facts`.
package struct LateFactSeed: SeedRow {
    package let cause: String
    package let policy: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { cause }
}

/// A row of `loan-categories`.
package struct LoanCategorySeed: SeedRow {
    package let code: String
    package let name: String
    package let points: Int32
    package let isAddition: Bool
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}

/// A row of `overdue-degrees`.
package struct OverdueDegreeSeed: SeedRow {
    package let fromDay: Int32
    package let throughDay: Int32?
    package let points: Int32
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { "from day \(fromDay)" }
}

/// A row of `asset-classes`.
package struct AssetClassSeed: SeedRow {
    package let code: String
    package let name: String
    package let fromPoints: Int32
    package let throughPoints: Int32?
    package let ratePercent: String
    package let validFrom: String?
    package let validThrough: String?
    package var label: String { code }
}
