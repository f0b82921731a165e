package import Measures
package import Processes

/// Every process of a contract that is to be cancelled from a moment on.
package struct RollbackOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .contract,
        .firstCancelled,
    ]

    package let contract: String
    package let from: ValueTime

    package init(contract: String, from: ValueTime) {
        self.contract = contract
        self.from = from
    }
}

/// Every process of many contracts that is to be cancelled from a moment on.
package struct MassRollbackOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        .firstCancelled,
        Parameter(
            "numbers", .contracts, .optional(otherwise: "every contract, in service or ended"),
            "The numbers of the contracts.", example: "4711, 4712"),
        Parameter(
            "product", .code(of: .products), .optional(otherwise: "of any product"),
            "Contracts of this product.", example: "loan-annuity"),
    ]

    package let from: ValueTime
    package let numbers: String?
    package let product: String?
}

extension Parameter {
    fileprivate static let firstCancelled = Parameter(
        "from", .moment, "The first moment to cancel; a day means 00:00.",
        example: "2018-05-20T12:00:00")
}
