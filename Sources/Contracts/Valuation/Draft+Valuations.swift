package import Directories
import Measures

/// Valuations: what the books think of a debt, beside what the client owes.
extension Draft {
    /// Brings a reserve to its target; nothing where it stands there.
    package mutating func setReserve(
        _ type: AmountType, to target: Int64, as document: DocumentType
    ) throws(Refusal) {
        let bucket = Bucket(type, .contract, isOffBalance: false)
        let change = target - contract.balance(bucket)
        guard change != 0 else { return }
        let amount = contract.money(abs(change))
        let operation =
            change > 0
            ? DebtOperation(.reserveAccrual, .plus, bucket, amount)
            : DebtOperation(.reserveRelease, .minus, bucket, amount)
        try add(document, [operation], changes: [])
    }

    /// Books as income what the discount has lost by the day, where a month has ended.
    ///
    /// - Days: in the first processing on or after each month's end, once.
    /// - Source: D-3.21.
    package mutating func amortiseDiscount() throws(Refusal) { try amortiseDiscount(on: day) }

    /// The same on a day that is made up for.
    mutating func amortiseDiscount(on day: Day) throws(Refusal) {
        guard let plan = contract.attributes.discount, let next = contract.nextAmortisation,
            next <= day
        else { return }
        let left = try contract.discountLeft(on: day, by: plan)
        try amortiseDiscount(
            to: left, changes: [.attribute(.discount(plan.amortised(through: day)))])
    }

    /// Lowers the discount to what should be left of it, as income.
    ///
    /// - Shape: `left` is not above the balance.
    package mutating func amortiseDiscount(
        to left: Int64, changes: [Change]
    ) throws(Refusal) {
        let bucket = Bucket(.discount, .contract, isOffBalance: false)
        let amount = contract.money(contract.balance(bucket) - left)
        let operations =
            amount.isPositive
            ? [DebtOperation(.discountAmortisation, .minus, bucket, amount)] : []
        try add(.discount, operations, changes: changes)
    }

    /// Releases what reserves and the discount still hold, before a contract is closed.
    ///
    /// - Source: D-3.21 "remainder released on derecognition", D-3.29.
    package mutating func releaseValuations() throws(Refusal) {
        try release(.discount, by: .discountAmortisation, as: .discount)
        try release(.reserveIFRS, by: .reserveRelease, as: .reserveIFRS)
        try release(.reserveRegular, by: .reserveRelease, as: .regularReserve)
    }

    private mutating func release(
        _ type: AmountType, by action: ActionType, as document: DocumentType
    ) throws(Refusal) {
        let held = contract.buckets.entries.filter {
            $0.bucket.amountType == type && $0.minor > 0
        }
        let releases = held.map { entry in
            DebtOperation(action, .minus, entry.bucket, contract.money(entry.minor))
        }
        try add(document, releases, changes: [])
    }
}
