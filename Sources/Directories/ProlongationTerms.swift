package import Measures

/// How a contract of the product may be prolonged.
///
/// - Source: D-3.12, R004-43.
package struct ProlongationTerms: Hashable, Sendable {
    /// By how much, where an order does not say; nil leaves it to the order.
    package let period: Tenor?
    package let start: ProlongationStart
    package let effect: ProlongationEffect
    /// How often one contract may be prolonged.
    package let countMax: Int32
    /// Days of delay after which it is too late.
    package let overdueDaysMax: Int32
    /// Whether interest must be paid through the day first.
    package let requiresInterestPaid: Bool
    /// Charged on the principal that is left; nil is none.
    package let fee: FeeAmount?

    package init(
        period: Tenor?, start: ProlongationStart, effect: ProlongationEffect, countMax: Int32,
        overdueDaysMax: Int32, requiresInterestPaid: Bool, fee: FeeAmount?
    ) {
        self.period = period
        self.start = start
        self.effect = effect
        self.countMax = countMax
        self.overdueDaysMax = overdueDaysMax
        self.requiresInterestPaid = requiresInterestPaid
        self.fee = fee
    }
}

/// The day from which the time of a prolongation is reckoned.
package enum ProlongationStart: String, Hashable, Sendable, CaseIterable, Codable {
    /// The end of the first tranche that is not paid.
    case fromRepaymentDate
    /// The day of the order, which ends the running tranche.
    case fromCurrentDate
}

/// What a prolongation does to a schedule with several tranches to come.
///
/// Where one is left, which holds all that is owed, a tranche follows it either way.
package enum ProlongationEffect: String, Hashable, Sendable, CaseIterable, Codable {
    /// The running tranche grows longer, and those after it come later.
    case shiftsTranches
    /// A tranche is put in, which takes over what the running one asks for.
    case insertsTranche
}
