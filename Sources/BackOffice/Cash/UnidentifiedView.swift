import Measures
package import Storage

/// A payment without a contract.
package struct UnidentifiedView: Codable, Sendable {
    package let reference: String
    package let account: String
    package let valueDay: String
    package let bookedDay: String
    package let amount: String
    package let currency: String
    package let payer: String?
    package let payerInn: String?
    package let payerAccount: String?
    package let purpose: String
    package let reason: String
}

extension UnidentifiedPayment {
    /// The payment as it is shown.
    package var view: UnidentifiedView {
        UnidentifiedView(
            reference: reference, account: account, valueDay: "\(valueDay)",
            bookedDay: "\(bookedDay)", amount: amount.text, currency: amount.currency.code,
            payer: payer.name, payerInn: payer.inn, payerAccount: payer.account,
            purpose: purpose, reason: reason)
    }
}
