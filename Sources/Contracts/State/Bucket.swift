package import Directories

/// The unit that has a balance: amount type × tranche × on or off balance.
package struct Bucket: Hashable, Sendable, Comparable {
    package let tranche: TrancheNumber
    package let amountType: AmountType
    package let isOffBalance: Bool

    @inlinable
    package init(_ amountType: AmountType, _ tranche: TrancheNumber, isOffBalance: Bool) {
        self.amountType = amountType
        self.tranche = tranche
        self.isOffBalance = isOffBalance
    }

    /// By tranche, then amount type, on balance first.
    @inlinable
    package static func < (left: Bucket, right: Bucket) -> Bool { left.order < right.order }

    @inlinable
    package var order: UInt32 {
        UInt32(tranche.rawValue) << 16 | UInt32(amountType.rawValue) << 1
            | (isOffBalance ? 1 : 0)
    }

    /// The same debt on balance.
    package var onBalance: Bucket { Bucket(amountType, tranche, isOffBalance: false) }
    /// The same debt off balance.
    package var offBalance: Bucket { Bucket(amountType, tranche, isOffBalance: true) }
}
