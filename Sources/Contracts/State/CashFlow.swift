package import Directories
package import Measures

/// Money received or paid for a contract: payment order, cash order or online payment.
package struct CashFlow: Hashable, Sendable {
    package let id: CashFlowID
    package let direction: CashDirection
    /// Bank or cash, never empty.
    package let payment: PaymentType
    package let valueTime: ValueTime
    /// Above zero, minor units of the contract's currency.
    package let amount: Int64
    /// The part distributed to debt so far.
    package var accepted: Int64
    /// The part whose acceptance was taken back and that waits to be accepted again (R001-21).
    package var restored: Int64
    /// What that part was worth when it was taken back, minor units of the currency of the
    /// books; zero on a contract that is kept in that currency.
    package var restoredBookValue: Int64
    /// The bank it came through, by its code in the directory.
    package let bank: String?
    /// Whether that bank's fee has been charged: a cash flow bears it once.
    package var isFeeCharged: Bool

    /// A cash flow of which nothing was taken back.
    package init(
        id: CashFlowID, direction: CashDirection, payment: PaymentType, valueTime: ValueTime,
        amount: Int64, accepted: Int64, bank: String?
    ) {
        self.id = id
        self.direction = direction
        self.payment = payment
        self.valueTime = valueTime
        self.amount = amount
        self.accepted = accepted
        restored = 0
        restoredBookValue = 0
        self.bank = bank
        isFeeCharged = false
    }

    package var unaccepted: Int64 { amount - accepted }
}

/// Whether the organisation receives or pays.
package enum CashDirection: UInt8, Hashable, Sendable, CaseIterable {
    case incoming = 0
    case outgoing = 1
}
