package import Directories

/// Loans and deposits are counted alike: what the client owes, or what is owed to him.
extension ContractKind {
    /// What carries the amount lent, or the amount placed.
    package var principalType: AmountType { self == .deposit ? .depositPrincipal : .principal }

    /// What carries the interest on it.
    package var interestType: AmountType { self == .deposit ? .depositInterest : .interest }

    /// The sign with which an accrual is written. - Source: R004-6.
    package var growing: Sign { self == .deposit ? .minus : .plus }
}

extension ContractState {
    /// What is owed in a bucket by the side that owes on this kind of contract; minor units.
    package func owed(_ bucket: Bucket) -> Int64 { kind.growing.signed(buckets[bucket]) }

    /// The buckets in which something is owed, with what is owed above zero.
    package var owedEntries: [Buckets.Entry] {
        guard kind == .deposit else { return buckets.entries.filter { $0.minor > 0 } }
        return buckets.entries.filter { $0.minor < 0 }.map {
            Buckets.Entry(bucket: $0.bucket, minor: -$0.minor)
        }
    }

    /// What the organisation owes on a deposit, less the tax withheld and not set off; minor
    /// units.
    package var claimOfDepositor: Int64 { -buckets.entries.reduce(0) { $0 + $1.minor } }

    /// Whether nothing is owed any more.
    package func isRepaid(_ directory: Directory) -> Bool {
        kind == .deposit ? buckets.isEmpty : debt(directory) == 0
    }
}
