package import Directories
package import Measures

/// How an amount of money is laid over debt. - Source: D-3.0.7.
package struct Distribution: Hashable, Sendable {
    /// In the order of payment; every amount above zero, in minor units.
    package private(set) var parts: [Buckets.Entry]
    /// What is left of the amount, minor units.
    package private(set) var left: Int64

    /// Begins with the whole amount left, minor units.
    package init(of amount: Int64) {
        parts = []
        left = amount
    }

    package var total: Int64 { parts.reduce(0) { $0 + $1.minor } }

    /// Takes what is left, at most `minor`, for a bucket.
    package mutating func take(_ minor: Int64, for bucket: Bucket) {
        let part = min(left, minor)
        guard part > 0 else { return }
        parts.append(Buckets.Entry(bucket: bucket, minor: part))
        left -= part
    }
}

extension ContractState {
    /// Lays `amount` over the debt of the named due classes, in the order of the product.
    ///
    /// Inside a step of the waterfall the oldest tranche comes first, then the order in which
    /// the step names its amount types, on balance before off balance.
    /// - Shape: `classes` are those that may be paid; others wait.
    package func distributing(
        _ amount: Int64, over classes: Set<DueClass>, on day: Day
    ) -> Distribution {
        var distribution = Distribution(of: amount)
        let owing = owedEntries
        for step in product.repayment.waterfall.steps where classes.contains(step.due) {
            let owed = owing.filter {
                step.amountTypes.contains($0.bucket.amountType)
                    && payableClass(of: $0.bucket, on: day) == step.due
            }
            for entry in owed.sorted(by: step.precedes) {
                distribution.take(entry.minor, for: entry.bucket)
            }
        }
        return distribution
    }

    /// The due class, with accrued interest brought forward where the product allows it.
    package func payableClass(of bucket: Bucket, on day: Day) -> DueClass {
        let due = dueClass(of: bucket, on: day)
        let isAccrued =
            bucket.amountType == kind.interestType && due == .inAdvance
            && !isOfDaysToCome(bucket, on: day)
        return isAccrued && product.repayment.paysAccruedBeforeDue ? .due : due
    }

    /// Whether it is interest of a tranche that has not begun, booked ahead of time.
    package func isOfDaysToCome(_ bucket: Bucket, on day: Day) -> Bool {
        guard bucket.amountType == kind.interestType, let tranche = schedule?[bucket.tranche] else {
            return false
        }
        return tranche.issue >= day
    }

    /// What may be asked for on `day`: all that is due and overdue, minor units.
    package func dueDebt(on day: Day) -> Int64 {
        distributing(.max, over: [.overdue, .due], on: day).total
    }
}

extension Waterfall.Step {
    fileprivate func precedes(_ left: Buckets.Entry, _ right: Buckets.Entry) -> Bool {
        let leftKey = key(of: left.bucket)
        let rightKey = key(of: right.bucket)
        return leftKey.lexicographicallyPrecedes(rightKey)
    }

    private func key(of bucket: Bucket) -> [Int] {
        [
            Int(bucket.tranche.rawValue), amountTypes.firstIndex(of: bucket.amountType) ?? 0,
            bucket.isOffBalance ? 1 : 0,
        ]
    }
}
