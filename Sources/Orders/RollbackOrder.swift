package import Measures
package import Processes

/// Every process of a contract that is to be cancelled from a moment on.
package struct RollbackOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        Parameter(
            "from", .moment, "The first moment to cancel; a day means 00:00.",
            example: "2018-05-20T12:00:00"),
    ]

    package let contract: String
    package let from: ValueTime

    package init(contract: String, from: ValueTime) {
        self.contract = contract
        self.from = from
    }
}
