package import Directories
package import Measures

/// What ends a contract before its time: nothing is owed beyond the days that passed.
extension ContractState {
    /// The accruals that are owed through `day` and no further.
    ///
    /// Interest booked ahead of its days is given back, whether it was the running tranche's
    /// or that of later ones; everything else is booked as contract processing books it.
    /// - Shape: in the order in which they are to be added.
    /// - Days: `day` is included, and not before the last day accrued.
    /// - Rounding: the product's, of the total of a tranche only.
    /// - Source: D-3.31, D-3.33.
    package func finalAccruals(
        through day: Day, _ directory: Directory
    ) throws(Refusal) -> [Document] {
        var ended = self
        var changes: [Change] = []
        for place in ended.counters.indices where ended.counters[place].accruedInAdvance != .nothing
        {
            ended.accruals.counters[place].accruedInAdvance = .nothing
            changes.append(.accruedToDate(ended.counters[place].tranche))
        }
        let accruals = try ended.accrualDocuments(through: day, .plain, directory)
        if changes.isEmpty { return accruals }
        return [Document(.interestAccrual, [], changes: changes)] + accruals
    }
}
