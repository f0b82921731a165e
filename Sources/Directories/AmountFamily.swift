/// What an amount type is to the engine: types of one family are treated alike everywhere.
///
/// Every question about a type (`AmountType+Families`) is a switch over its family, so that a
/// new family does not compile before each of them is answered.
package enum AmountFamily: Hashable, Sendable, CaseIterable {
    /// What was lent.
    case principal
    /// What was placed.
    case depositPrincipal
    /// By the days of a tranche, at the rate of the contract.
    case interest
    /// The same, owed to a depositor.
    case depositInterest
    /// Interest moved to a later tranche.
    case deferredInterest
    /// By the days of a delay, on overdue principal.
    case overdueInterest
    /// What is missing to the interest of the least term.
    case mandatoryInterest
    /// By the days of a delay, at the rates of the product's bands.
    case penalty
    /// Once for a delay.
    case fine
    /// Once, by the process that charges it.
    case fee
    /// Once for each tranche, by its end.
    case trancheFee
    /// What a court awarded.
    case cost
    /// What the client has paid in advance or too much.
    case credit
    /// What the books say a contract is worth, beside its debt.
    case valuation
    /// Remembered, and never claimed.
    case memo
    /// Withheld from a depositor.
    case tax
    /// No process speaks of it: it is a row of the directory and no more.
    case other
}
