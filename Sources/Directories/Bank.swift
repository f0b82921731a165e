package import Measures

/// A bank or payment channel and what it charges for a payment.
package struct Bank: Hashable, Sendable {
    package let code: String
    package let name: String
    /// The repayment fee, as a share of the payment; nil where none is charged.
    package let feeRate: YearlyRate?
    /// The parts of the fee that are amounts; nil where it is a share alone.
    package let feeAmounts: BankFeeAmounts?

    package init(
        code: String, name: String, feeRate: YearlyRate?, feeAmounts: BankFeeAmounts?
    ) {
        self.code = code
        self.name = name
        self.feeRate = feeRate
        self.feeAmounts = feeAmounts
    }

    /// The fee of a payment, in minor units; zero where none is charged.
    ///
    /// Amounts count for payments in their own currency only.
    /// - Rounding: as given, of the share alone.
    /// - Source: R004-57, D-3.27.
    package func fee(of payment: Money, _ rounding: Rounding) -> Int64 {
        let rate = Int128((feeRate ?? .zero).millionthsOfPercent)
        let share = Int64(
            clamping: rounding.quotient(Int128(payment.minor) * rate, over: YearlyRate.scale))
        guard let feeAmounts, feeAmounts.currency == payment.currency else { return share }
        let fee = max(feeAmounts.least, feeAmounts.fixed.addingClamped(share))
        return min(fee, feeAmounts.most ?? fee)
    }
}

/// The parts of a bank's fee that are amounts, in minor units of one currency.
package struct BankFeeAmounts: Hashable, Sendable {
    package let currency: Currency
    /// Charged for every payment, beside the share.
    package let fixed: Int64
    /// The least and the most the whole fee may be; no most is no limit.
    package let least: Int64
    package let most: Int64?

    package init(currency: Currency, fixed: Int64, least: Int64, most: Int64?) {
        self.currency = currency
        self.fixed = fixed
        self.least = least
        self.most = most
    }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
