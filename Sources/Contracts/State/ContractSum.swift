/// The bound on what the amounts of one contract may come to, kept where documents are applied.
///
/// Balances, the principal and interest of a schedule, and what a counter has booked stay within
/// it, whatever the amount, rate and term. So whoever adds up balances of a contract in another
/// order, or some of them, needs no check of his own.
enum ContractSum {
    /// A quarter of what 64 bits hold, minor units: four such sums can be added or taken away.
    ///
    /// Of a currency with four digits it is 23 times the largest amount that can be written.
    static let most: Int64 = 1 << 61

    /// A count of minor units within the bound.
    /// - Throws: `overflow`.
    static func within(_ minor: Int128) throws(Refusal) -> Int64 {
        guard let narrow = Int64(exactly: minor), narrow.magnitude <= most.magnitude else {
            throw .amount(.overflow)
        }
        return narrow
    }

    /// A sum within the bound.
    /// - Throws: `overflow`.
    static func adding(_ left: Int64, _ right: Int64) throws(Refusal) -> Int64 {
        try within(Int128(left) + Int128(right))
    }
}
