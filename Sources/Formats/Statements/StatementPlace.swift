/// A place of a payment where the number of a contract may stand.
package struct StatementPlace: Hashable, Sendable {
    /// Who filled it, and with what.
    package enum Kind: Hashable, Sendable {
        /// The reference that we gave to the payer.
        case ours
        /// What people wrote.
        case words
        /// The payer's own number of the payment.
        case payers
        /// The number that a bank gave on the way.
        case banks
    }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
