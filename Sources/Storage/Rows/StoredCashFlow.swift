package import Contracts
package import Directories
package import Measures

/// A cash flow to be put down.
package struct NewCashFlow: Hashable, Sendable {
    package let direction: CashDirection
    /// Bank or cash, never empty.
    package let payment: PaymentType
    package let valueTime: ValueTime
    /// Above zero, minor units of the contract's currency.
    package let amount: Int64
    package let bank: String?
    /// The payer's or the bank's own number; unique in the ledger.
    package let reference: String?
    package let work: WorkID

    package init(
        direction: CashDirection, payment: PaymentType, valueTime: ValueTime, amount: Int64,
        bank: String?, reference: String?, work: WorkID
    ) {
        self.direction = direction
        self.payment = payment
        self.valueTime = valueTime
        self.amount = amount
        self.bank = bank
        self.reference = reference
        self.work = work
    }
}

/// A cash flow as it was recorded.
package struct StoredCashFlow: Hashable, Sendable {
    package let id: CashFlowID
    package let contract: ContractID
    package let previous: CashFlowID?
    package let flow: NewCashFlow

    /// The cash flow before any of it was distributed.
    package var whole: CashFlow {
        CashFlow(
            id: id, direction: flow.direction, payment: flow.payment,
            valueTime: flow.valueTime, amount: flow.amount, accepted: 0, bank: flow.bank)
    }
}
