package import Directories

/// What a reserve is reckoned on.
extension ContractState {
    /// The debt on balance that a reserve is reckoned on; minor units.
    ///
    /// - Source: D-3.29: off balance is left out.
    package func exposure(_ scope: ReserveScope, _ directory: Directory) -> Int64 {
        buckets.entries.reduce(0) { sum, entry in
            let type = entry.bucket.amountType
            let isIn =
                switch scope {
                case .principal: type == .principal
                case .principalAndInterest: type == .principal || type.isInterestOfBorrower
                case .wholeDebt: directory.side(of: type) == .debt
                }
            return isIn && !entry.bucket.isOffBalance ? sum + entry.minor : sum
        }
    }
}
