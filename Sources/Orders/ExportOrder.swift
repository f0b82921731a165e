package import Measures
package import Processes

/// A batch that is to be prepared.
package struct ExportOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        Parameter(
            "kind", .choice(Kind.allCases.map(\.rawValue)),
            "Entries on balance, off balance, or payments with master data.",
            example: "postings"),
        Parameter(
            "mode", .choice(Mode.allCases.map(\.rawValue)), "How far entries are summed up.",
            example: "operation"),
        Parameter(
            "from", .day, .optional(otherwise: "with the first operation that waits"),
            "The first day.", example: "2018-05-01"),
        Parameter("through", .day, "The last day.", example: "2018-05-31"),
    ]

    package let kind: Kind
    package let mode: Mode
    /// Nil for all days up to the last.
    package let from: Day?
    package let through: Day

    package init(kind: Kind, mode: Mode, from: Day?, through: Day) {
        self.kind = kind
        self.mode = mode
        self.from = from
        self.through = through
    }

    /// What a batch takes out of the house.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case postings, memo, payments
    }

    /// How far entries are summed up.
    package enum Mode: String, Codable, Sendable, CaseIterable {
        case operation, document
        case dayContract = "day-contract"
        case day
    }

    /// In what form a batch is read.
    package enum Form: String, Codable, Sendable, CaseIterable {
        case csv, json, hledger, beancount
        case enterpriseData = "enterprise-data"
    }
}
