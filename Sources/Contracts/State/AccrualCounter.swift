package import Directories
import Measures

/// What one amount type of one tranche has accrued, exactly, and what of it is booked.
///
/// The booked amount is always the rounded total less what was booked before, so thirty
/// nightly runs and one monthly run agree to the minor unit.
/// - Source: D-3.0.5.
package struct AccrualCounter: Hashable, Sendable {
    package let amountType: AmountType
    package let tranche: TrancheNumber
    /// Sum over the days of base × units of the day × rate; its denominator belongs to the
    /// tranche (`ContractState.denominator`).
    package internal(set) var numerator: Int128
    /// What the last accrued day adds to the numerator, or would add if it were not stopped.
    ///
    /// A stop or a start on that very day takes it out or puts it in, on the right balances.
    package internal(set) var latest: Int128
    /// Accruals less reversals that the counter has caused; minor units.
    package internal(set) var booked: Int64
    package internal(set) var accruedInAdvance: Advance

    package init(
        amountType: AmountType, tranche: TrancheNumber, numerator: Int128, latest: Int128,
        booked: Int64, accruedInAdvance: Advance
    ) {
        self.amountType = amountType
        self.tranche = tranche
        self.numerator = numerator
        self.latest = latest
        self.booked = booked
        self.accruedInAdvance = accruedInAdvance
    }

    /// How much of an interest counter is booked before its days have come.
    package enum Advance: Hashable, Sendable {
        case nothing
        /// All that the tranche will bear, as things stand.
        case whole
        /// So many minor units, as far as the tranche will bear them.
        case atLeast(Int64)
    }

    /// By tranche, then amount type: the order in which a state keeps its counters.
    var order: UInt32 { UInt32(tranche.rawValue) << 8 | UInt32(amountType.rawValue) }
}
