package import Measures

/// A bank or payment channel and what it charges for a payment.
package struct Bank: Hashable, Sendable {
    package let code: String
    package let name: String
    /// The repayment fee, as a share of the payment; nil where none is charged.
    package let feeRate: YearlyRate?

    package init(code: String, name: String, feeRate: YearlyRate?) {
        self.code = code
        self.name = name
        self.feeRate = feeRate
    }
}
