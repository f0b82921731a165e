package import Contracts
package import Directories
package import Measures
package import Processes

/// An amount received or paid, as it is reported: what auto-accept starts from.
package struct CashOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter(
            "valueTime", .moment, "The day, or the time, at which money moved.",
            example: "2018-05-31T12:00:00"),
        Parameter(
            "isIncoming", .flag, "Whether it was received; the lender paid it out otherwise.",
            example: "true"),
        Parameter(
            "paymentType", .choice([PaymentType.bank, .cash].map { "\($0.rawValue)" }),
            "101171 through a bank, 101172 in cash.", example: "101171"),
        Parameter(
            "amount", .money, "In the contract's currency, such as 485.08.", example: "485.08"),
        .bank,
        Parameter(
            "reference", .text, .optional(otherwise: "it has none"),
            "The payer's or the bank's own number.", example: "PAY-17"),
        Parameter(
            "early", .choice(EarlyRequest.allCases.map(\.rawValue)),
            .optional(otherwise: "only what is due is paid"),
            "What the payer asked for beyond what is due.", example: "partial"),
    ]

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

    /// A payment by its means.
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

/// An unidentified payment that belongs to a contract after all.
package struct Identification: OfficeOrder {
    package static let parameters: [Parameter] = [
        Parameter(
            "payment", .text, "The reference of the payment.",
            example: "1c/40701810000000000001/in/17"),
        .contract,
    ]

    /// The reference under which the payment is kept.
    package let payment: String
    package let contract: String

    package init(payment: String, contract: String) {
        self.payment = payment
        self.contract = contract
    }
}

/// A cash flow that waits and is to be laid over debt.
package struct AcceptanceOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter("cashFlow", .cashFlow, "The cash flow that waits.", example: "12"),
    ]

    /// The contract's number.
    package let contract: String
    package let cashFlow: CashFlowID

    package init(contract: String, cashFlow: CashFlowID) {
        self.contract = contract
        self.cashFlow = cashFlow
    }

    /// The same by the number that people read.
    package init(contract: String, cashFlowNumber: Int64) {
        self.init(contract: contract, cashFlow: CashFlowID(rawValue: cashFlowNumber))
    }
}
