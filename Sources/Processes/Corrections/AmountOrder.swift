import Contracts
import Directories
package import Measures

/// An order to take an amount of one type away by hand: what write-off and reversal hold.
package struct AmountOrder: Hashable, Sendable, Codable {
    static let parameters: [Parameter] = [
        .amountType,
        .amount("How much is taken, from the oldest tranche on."),
        .isOffBalance,
        Parameter(
            "reason", .code(of: .reasons), .optional(otherwise: "none is given"),
            "Why; the reason picks the accounts.", example: "ERROR"),
        .paymentType,
    ]

    package let valueTime: ValueTime
    package let amountType: String
    package let amount: AmountText
    package let isOffBalance: Bool?
    package let reason: String?
    package let paymentType: Int32?

    /// An order that names no payment type.
    package init(
        valueTime: ValueTime, amountType: String, amount: AmountText, isOffBalance: Bool,
        reason: String?
    ) {
        self.valueTime = valueTime
        self.amountType = amountType
        self.amount = amount
        self.isOffBalance = isOffBalance
        self.reason = reason
        paymentType = nil
    }
}

/// A process whose order is an `AmountOrder`, and is stored as that.
package protocol AmountTaking: OrderedProcess {
    var order: AmountOrder { get }
    /// Takes the order as it was given or stored.
    init(_ order: AmountOrder)
}

extension AmountTaking {
    package static var parameters: [Parameter] { AmountOrder.parameters }

    package var valueTime: ValueTime { order.valueTime }

    package init(from decoder: any Decoder) throws { self.init(try AmountOrder(from: decoder)) }

    package func encode(to encoder: any Encoder) throws { try order.encode(to: encoder) }
}

extension Draft {
    /// The document by which an order takes its amount away.
    ///
    /// - Throws: `paymentType`, `unknownCode`; then as `operations(_:taking:of:isOffBalance:)`.
    func document(
        _ type: DocumentType, _ action: ActionType, by order: AmountOrder
    ) throws(Refusal) -> Document {
        try requireNoMoney(order.paymentType, for: action)
        let reason = try directory.reason(ifAny: order.reason, for: action)
        let operations = try operations(
            action, taking: order.amount, of: order.amountType,
            isOffBalance: order.isOffBalance ?? false)
        return Document(type, operations, changes: [], because: reason)
    }
}
