import Contracts
import Directories
import Measures

/// A full early repayment, whatever it is called: what takes the last principal ends the loan.
extension Draft {
    /// Books what a full end before its time owes, and sets what was paid ahead and comes back
    /// against principal.
    mutating func endEarly() throws(Refusal) {
        let credit = Bucket(.prepaymentForPrincipal, .contract, isOffBalance: false)
        let before = contract.balance(credit)
        for document in try contract.earlyEnd(on: day) { try add(document) }
        var given = Distribution(of: before - contract.balance(credit))
        for entry in contract.owedEntries where entry.bucket.amountType == .principal {
            given.take(entry.minor, for: entry.bucket)
        }
        try add(.prepaymentOffset, given.parts.flatMap(repaymentFromPrepayment), changes: [])
    }

    /// Lays money, and where that takes the last principal books first what an end owes, so that
    /// nobody gets round it by paying a little too little.
    mutating func laying(
        _ lay: (Draft) throws(Refusal) -> [Buckets.Entry]
    ) throws(Refusal) -> [Buckets.Entry] {
        let parts = try lay(self)
        guard contract.losesLastPrincipal(to: parts) else { return parts }
        try endEarly()
        return try lay(self)
    }
}

extension ContractState {
    /// Whether parts of a payment leave no principal of a loan that has some.
    func losesLastPrincipal(to parts: [Buckets.Entry]) -> Bool {
        guard kind == .credit, principalLeft > 0 else { return false }
        return parts.reduce(0) { $1.bucket.amountType == .principal ? $0 + $1.minor : $0 }
            >= principalLeft
    }
}
