import Contracts
import Directories
import Measures

/// Interest of a deposit that is about to be paid, with the tax taken out.
struct TaxedInterest {
    /// The tax withheld, and set off against the interest it is on; none without a tax.
    let operations: [DebtOperation]
    /// What is left of the interest, oldest tranche first; every part above zero.
    let parts: [Buckets.Entry]

    /// Minor units.
    var net: Int64 { parts.reduce(0) { $0 + $1.minor } }
}

extension ContractState {
    /// Withholds the tax on parts of the interest, from the oldest on.
    ///
    /// - Source: CP-64; CP-67 sets the tax off against the interest.
    func taxing(_ interest: [Buckets.Entry]) -> TaxedInterest {
        let gross = interest.reduce(0) { $0 + $1.minor }
        let tax = product.deposit.tax?.minor(on: gross) ?? 0
        guard tax > 0 else { return TaxedInterest(operations: [], parts: interest) }
        let withheld = Bucket(.depositTax, .contract, isOffBalance: false)
        var operations = [DebtOperation(.accrual, .plus, withheld, money(tax))]
        var parts: [Buckets.Entry] = []
        var left = tax
        for part in interest {
            let taken = min(left, part.minor)
            left -= taken
            if taken > 0 {
                operations.append(DebtOperation(.repayment, .plus, part.bucket, money(taken)))
            }
            if taken < part.minor {
                parts.append(Buckets.Entry(bucket: part.bucket, minor: part.minor - taken))
            }
        }
        operations.append(DebtOperation(.repayment, .minus, withheld, money(tax)))
        return TaxedInterest(operations: operations, parts: parts)
    }
}
