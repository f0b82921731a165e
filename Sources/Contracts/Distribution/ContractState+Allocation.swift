package import Directories
package import Measures

/// Where a correction by hand is laid: the tranches that "Recalculate" pulls up.
extension ContractState {
    /// Lays an amount over what is owed of one type, the oldest tranche first.
    ///
    /// - Shape: one part for each tranche it reaches, every one above zero; together they are
    ///   `minor`.
    /// - Throws: `amountNotPositive`; `noTrancheHolding` when nothing of the type stands there,
    ///   `exceedsAvailable` when less does than is asked for.
    /// - Source: R001-13, R001-16, N5.
    package func allocating(
        _ minor: Int64, of type: AmountType, isOffBalance: Bool, on day: Day
    ) throws(Refusal) -> [Buckets.Entry] {
        guard minor > 0 else { throw .amount(.amountNotPositive) }
        var distribution = Distribution(of: minor)
        for entry in owedEntries
        where entry.bucket.amountType == type && entry.bucket.isOffBalance == isOffBalance {
            distribution.take(entry.minor, for: entry.bucket)
        }
        if distribution.parts.isEmpty {
            throw .schedule(.noTrancheHolding(type, isOffBalance: isOffBalance, on: day))
        }
        guard distribution.left == 0 else {
            throw .amount(
                .exceedsAvailable(
                    type, isOffBalance: isOffBalance, available: money(distribution.total),
                    wanted: money(minor)))
        }
        return distribution.parts
    }
}
