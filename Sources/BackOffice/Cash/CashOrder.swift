package import Directories
package import Measures
package import Processes

/// An amount received or paid, as it is reported: what auto-accept starts from.
package struct CashOrder: Codable, Hashable, Sendable {
    /// The contract's number.
    package let contract: String
    package let valueTime: ValueTime
    package let isIncoming: Bool
    /// 101171 bank or 101172 cash.
    package let paymentType: Int32
    /// Decimal text with the digits of the contract's currency.
    package let amount: String
    package let bank: String?
    /// The payer's or bank's own number; the same reference is never taken twice.
    package let reference: String?
    package let early: EarlyRequest?

    package init(
        contract: String, valueTime: ValueTime, isIncoming: Bool, payment: PaymentType,
        amount: String, bank: String?, reference: String?, early: EarlyRequest?
    ) {
        self.contract = contract
        self.valueTime = valueTime
        self.isIncoming = isIncoming
        paymentType = payment.rawValue
        self.amount = amount
        self.bank = bank
        self.reference = reference
        self.early = early
    }
}
