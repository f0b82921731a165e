package import Contracts
package import Measures
package import Processes

/// A payment that was mistyped or came back, and is to be as if it had never been.
package struct VoidOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter("cashFlow", .cashFlow, "The payment to be taken back.", example: "12"),
        Parameter(
            "returned", .day, .optional(otherwise: "it never came"),
            "The day on which the bank took it back.", example: "2018-06-03"),
    ]

    /// The contract's number.
    package let contract: String
    package let cashFlow: CashFlowID
    /// When the bank took it back; nil for a payment that never came.
    package let returned: Day?

    package init(contract: String, cashFlow: CashFlowID, returned: Day? = nil) {
        self.contract = contract
        self.cashFlow = cashFlow
        self.returned = returned
    }

    /// The same by the number that people read.
    package init(contract: String, cashFlowNumber: Int64, returned: Day? = nil) {
        self.init(
            contract: contract, cashFlow: CashFlowID(rawValue: cashFlowNumber),
            returned: returned)
    }
}
