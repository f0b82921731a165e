/// What a scoring model may ask about a contract.
package enum ScoringFeature: String, Hashable, Sendable, CaseIterable, Codable {
    /// Days since the oldest unpaid principal or interest fell due.
    case overdueDays
    case principalOverdueDays
    case interestOverdueDays
    /// Days since the disbursement.
    case ageDays
    /// Days until the last tranche ends; none after it.
    case daysToEnd
    /// How often the schedule was prolonged.
    case prolongations
    /// The code of the product.
    case product
    /// The code of the loan category; empty where none is given.
    case loanCategory
    /// `yes` or `no`.
    case isRestructured

    /// Whether its answers are numbers, from zero on, and not words.
    package var isNumber: Bool {
        switch self {
        case .overdueDays, .principalOverdueDays, .interestOverdueDays, .ageDays, .daysToEnd,
            .prolongations:
            true
        case .product, .loanCategory, .isRestructured: false
        }
    }
}

/// What a contract answers to a feature.
package enum ScoringFact: Hashable, Sendable, CustomStringConvertible {
    case number(Int32)
    case word(String)

    package var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .word(let word): word
        }
    }
}
