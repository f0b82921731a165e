package import Contracts
package import Processes

/// A payment that was mistyped or came back, and is to be as if it had never been.
package struct VoidOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter("cashFlow", .cashFlow, "The payment to be taken back.", example: "12"),
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
