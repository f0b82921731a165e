package import Processes

/// Contracts of a file that are to be signed.
package struct ContractImport: OfficeOrder {
    package static let parameters: [Parameter] = [
        .file("The CSV file.", example: "loans.csv"), .map, .skipsRefused,
        Parameter(
            "disburses", .flag, "Pay each contract out on the day its row says.",
            example: "true"),
    ]

    package let file: String
    package let map: String
    package let skipsRefused: Bool
    package let disburses: Bool

    package init(file: String, map: String, skipsRefused: Bool, disburses: Bool) {
        self.file = file
        self.map = map
        self.skipsRefused = skipsRefused
        self.disburses = disburses
    }
}

/// Cash flows of a file that are to be received.
package struct CashFlowImport: OfficeOrder {
    package static let parameters: [Parameter] = [
        .file("The CSV file.", example: "payments.csv"), .map, .skipsRefused,
    ]

    package let file: String
    package let map: String
    package let skipsRefused: Bool

    package init(file: String, map: String, skipsRefused: Bool) {
        self.file = file
        self.map = map
        self.skipsRefused = skipsRefused
    }
}

/// A bank statement whose payments are to be received.
package struct StatementImport: OfficeOrder {
    package static let parameters: [Parameter] = [
        .file("The statement.", example: "kl_to_1c.txt"),
        Parameter(
            "takesOutgoing", .flag,
            "Receive money paid out too, where it names a contract.", example: "false"),
        .bank,
    ]

    package let file: String
    package let takesOutgoing: Bool
    package let bank: String?

    package init(file: String, takesOutgoing: Bool, bank: String?) {
        self.file = file
        self.takesOutgoing = takesOutgoing
        self.bank = bank
    }
}

/// Rates of foreign currencies that are to be taken in.
package struct RatesImport: OfficeOrder {
    package static let parameters: [Parameter] = [
        .file("The CSV file.", example: "rates.csv")
    ]

    package let file: String

    package init(file: String) { self.file = file }
}
