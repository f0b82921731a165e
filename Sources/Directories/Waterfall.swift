/// The order in which money meets debt.
///
/// - Source: D-3.0.7, D-F.4.
package struct Waterfall: Hashable, Sendable {
    /// Taken in order; inside a step the oldest tranche comes first.
    package let steps: [Step]

    package init(steps: [Step]) { self.steps = steps }

    /// One group of debt that is paid before the next.
    package struct Step: Hashable, Sendable {
        package let due: DueClass
        package let amountTypes: [AmountType]

        package init(due: DueClass, amountTypes: [AmountType]) {
            self.due = due
            self.amountTypes = amountTypes
        }
    }
}

/// Where a debt stands against the day of payment.
package enum DueClass: String, Hashable, Sendable, CaseIterable, Codable {
    /// Its repayment day has passed.
    case overdue
    /// Its repayment day is today.
    case due
    /// It falls due later.
    case inAdvance
}
