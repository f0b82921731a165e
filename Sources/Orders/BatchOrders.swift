package import Measures
package import Processes

/// One night over the whole portfolio.
package struct NightOrder: OfficeOrder {
    package static let parameters: [Parameter] = [
        Parameter("day", .day, "The night to run.", example: "2018-05-31")
    ]

    package let day: Day

    package init(day: Day) { self.day = day }
}

/// A process on many contracts; the parameters of the process stand beside.
package struct ManyContracts: OfficeOrder {
    package static let parameters: [Parameter] = [
        Parameter("process", .process, "The code of the process.", example: "regular-reserve"),
        Parameter(
            "valueTime", .moment, "The day, or the time, the process stands for.",
            example: "2018-05-31T23:59:59"),
        Parameter(
            "numbers", .contracts, .optional(otherwise: "every contract in service"),
            "The numbers of the contracts.", example: "4711, 4712"),
        Parameter(
            "product", .code(of: .products), .optional(otherwise: "of any product"),
            "Contracts of this product.", example: "loan-annuity"),
        Parameter(
            "overdueDays", .count(0...UInt64(Int32.max)),
            .optional(otherwise: "overdue or not"),
            "Contracts overdue by so many days or more.", example: "90"),
    ]

    package let process: String
    package let valueTime: ValueTime
    package let numbers: String?
    package let product: String?
    package let overdueDays: Int32?
}

/// A portfolio that is to be made up.
package struct PortfolioOrder: OfficeOrder {
    /// The most contracts that are made up at once.
    package static let contractsMax = 10_000_000
    /// The most nights that are run.
    package static let historyDaysMax = 3_650

    package static let parameters: [Parameter] = [
        Parameter(
            "contracts", .count(1...UInt64(contractsMax)), "How many contracts.",
            example: "1000"),
        Parameter("seed", .count(0...UInt64.max), "What the dice start from.", example: "7"),
        Parameter(
            "historyDays", .count(0...UInt64(historyDaysMax)), "How many nights are really run.",
            example: "90"),
        Parameter(
            "day", .day, "The day the portfolio is processed through.", example: "2025-12-31"),
        Parameter(
            "mixture", .choice(["lifelike", "quiet"]), "What kind of contracts.",
            example: "lifelike"),
    ]

    package let contracts: Int
    package let seed: UInt64
    package let historyDays: Int
    package let day: Day
    package let mixture: String

    package init(contracts: Int, seed: UInt64, historyDays: Int, day: Day, mixture: String) {
        self.contracts = contracts
        self.seed = seed
        self.historyDays = historyDays
        self.day = day
        self.mixture = mixture
    }
}
