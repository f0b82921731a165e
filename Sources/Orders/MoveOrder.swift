package import Contracts
package import Processes

/// A payment that was for another contract, or for several.
package struct MoveOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter("cashFlow", .cashFlow, "The payment to be moved.", example: "12"),
        Parameter(
            "to", .text,
            "The contract it was for; several with what each gets, together the whole.",
            example: "4711: 300.00, 4712: 200.00"),
    ]

    /// The number of the contract that has the payment now.
    package let contract: String
    package let cashFlow: CashFlowID
    /// Numbers of contracts, each with its amount where there are several.
    package let to: String

    package init(contract: String, cashFlow: CashFlowID, to: String) {
        self.contract = contract
        self.cashFlow = cashFlow
        self.to = to
    }

    /// The same by the number that people read.
    package init(contract: String, cashFlowNumber: Int64, to: String) {
        self.init(contract: contract, cashFlow: CashFlowID(rawValue: cashFlowNumber), to: to)
    }
}
