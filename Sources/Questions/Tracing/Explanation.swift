import BackOffice

/// Why an amount is what it is: facts, the lines of days that make it, and their sum.
package struct Explanation: Codable, Sendable {
    package let contract: String
    /// The operation or the balance that is explained.
    package let subject: String
    package let facts: [ExplainedFact]
    /// What moved the bucket, oldest first, with the balance each left; for a balance.
    package let movements: [ExplainedMovement]
    /// The days, bases and rates of what accrued; for accruals and running counts.
    package let lines: [ExplainedLine]
    /// From the exact total of the lines to the amount.
    package let sum: [ExplainedFact]
}

/// One named fact.
package struct ExplainedFact: Codable, Sendable {
    package let name: String
    package let value: String
}

/// An operation on the bucket that is explained.
package struct ExplainedMovement: Codable, Sendable {
    package let operation: Int64
    package let valueTime: String
    package let document: String
    package let action: String
    package let sign: String
    package let amount: String
    package let balance: String
    /// Amount and balance on the books, where their currency is another.
    package let local: String?
    package let localBalance: String?
}

/// Days on which a charge grew alike.
package struct ExplainedLine: Codable, Sendable {
    /// The first day that bears the charge.
    package let from: String
    package let through: String
    package let days: Int32
    package let base: String
    /// Per cent a year; nil for a fixed amount.
    package let ratePercent: String?
    /// The part of a year, such as `31/365`.
    package let yearPart: String?
    /// Before rounding, six digits behind the minor unit.
    package let exact: String
}
