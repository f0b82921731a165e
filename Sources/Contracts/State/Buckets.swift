package import Directories
package import Measures

/// The balances of one contract, in minor units of its currency.
///
/// Shape: in the order of `Bucket`; buckets at zero are not kept.
package struct Buckets: Hashable, Sendable {
    package private(set) var entries: [Entry]

    /// One bucket and its signed balance in minor units.
    package struct Entry: Hashable, Sendable {
        package let bucket: Bucket
        package var minor: Int64

        package init(bucket: Bucket, minor: Int64) {
            self.bucket = bucket
            self.minor = minor
        }
    }

    /// No balance at all.
    package init() { entries = [] }

    /// Takes balances that are in order already.
    ///
    /// - Shape: `entries` in the order of `Bucket`, none at zero.
    package init(sorted entries: [Entry]) { self.entries = entries }

    package subscript(bucket: Bucket) -> Int64 {
        let place = place(of: bucket)
        guard place < entries.count, entries[place].bucket == bucket else { return 0 }
        return entries[place].minor
    }

    /// Moves a bucket by a signed amount of minor units.
    /// - Throws: `overflow`.
    package mutating func move(_ bucket: Bucket, by minor: Int64) throws(MeasureFlaw) {
        let place = place(of: bucket)
        guard place < entries.count, entries[place].bucket == bucket else {
            if minor != 0 { entries.insert(Entry(bucket: bucket, minor: minor), at: place) }
            return
        }
        let (sum, overflow) = entries[place].minor.addingReportingOverflow(minor)
        if overflow { throw .overflow }
        if sum == 0 { entries.remove(at: place) } else { entries[place].minor = sum }
    }

    /// The balance of an amount type over all tranches, on and off balance.
    package func total(of type: AmountType) -> Int64 {
        entries.reduce(0) { $1.bucket.amountType == type ? $0 + $1.minor : $0 }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// The first place whose bucket is not below `bucket`.
    private func place(of bucket: Bucket) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].bucket < bucket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
