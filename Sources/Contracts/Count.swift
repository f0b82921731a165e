package import Directories
import Measures

/// What one amount type of one tranche has accrued, exactly, and what of it is booked.
///
/// The booked amount is always the rounded total less what was booked before, so thirty
/// nightly runs and one monthly run agree to the minor unit.
/// - Source: domain §3.0.5.
package struct Count: Hashable, Sendable {
    package let amountType: AmountType
    package let tranche: TrancheNumber
    /// Sum over the days of base × units of the day × rate; its denominator belongs to the
    /// tranche (`ContractState.denominator`).
    package internal(set) var numerator: Int128
    /// Accruals less reversals that the counter has caused; minor units.
    package internal(set) var booked: Int64
    /// Booked through the end of the tranche already.
    package internal(set) var isAhead: Bool

    package init(
        amountType: AmountType, tranche: TrancheNumber, numerator: Int128, booked: Int64,
        isAhead: Bool
    ) {
        self.amountType = amountType
        self.tranche = tranche
        self.numerator = numerator
        self.booked = booked
        self.isAhead = isAhead
    }

    /// By tranche, then amount type: the order in which a state keeps its counts.
    var order: UInt32 { UInt32(tranche.rawValue) << 8 | UInt32(amountType.rawValue) }
}
