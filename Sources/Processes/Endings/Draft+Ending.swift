import Contracts
import Directories
import Measures

extension Draft {
    /// Books what is owed through a day and gives back what was booked ahead of it.
    mutating func settle(through last: Day) throws(Refusal) {
        try makeUpNights(before: last, .plain)
        for document in try contract.finalAccruals(through: last, directory) { try add(document) }
        if let document = contract.offBalanceMoves(on: last) { try add(document) }
    }

    /// What stands in the buckets of one side, above zero, in their order.
    func holdings(of side: DebtSide) -> [Buckets.Entry] {
        contract.buckets.entries.filter {
            $0.minor > 0 && directory.side(of: $0.bucket.amountType) == side
        }
    }

    /// Closes the contract on the day of the process; what valuations still hold is released.
    mutating func close(_ closure: ClosureStatus) throws(Refusal) {
        try releaseValuations()
        try add(.closing, [], changes: [.closed(closure, on: day)])
    }
}
