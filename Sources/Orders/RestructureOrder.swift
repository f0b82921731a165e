package import Measures
package import Processes

/// A contract that is to be signed in the place of another, whose whole debt it takes over.
package struct RestructureOrder: OfficeOrder {
    package static let parameters: [Parameter] =
        [
            .contract,
            Parameter(
                "valueTime", .moment, "The day, or the time, on which the debt moves.",
                example: "2018-06-01T12:00:00"),
            Parameter(
                "isCapitalised", .flag, "Turn interest, penalties and fees into principal.",
                example: "true"),
            Parameter(
                "newNumber", .contract, .optional(otherwise: "the old one with R after it"),
                "The number of the new contract.", example: "4711R"),
        ] + OfferedTerms.parameters

    /// The number of the contract that ends.
    package let contract: String
    package let valueTime: ValueTime
    /// Whether interest, penalties and fees become principal; they move as they are otherwise.
    package let isCapitalised: Bool
    /// The number of the contract that begins; the old one with "R" after it when left out.
    package let newNumber: String?
    package let terms: OfferedTerms

    package init(
        contract: String, valueTime: ValueTime, isCapitalised: Bool, newNumber: String?,
        terms: OfferedTerms
    ) {
        self.contract = contract
        self.valueTime = valueTime
        self.isCapitalised = isCapitalised
        self.newNumber = newNumber
        self.terms = terms
    }

    /// Both contracts, by number.
    package var contracts: RestructuredContracts {
        RestructuredContracts(contract: contract, newNumber: newNumber)
    }
}

// The terms stand beside the other fields.
extension RestructureOrder {
    private enum Keys: CodingKey {
        case contract, valueTime, isCapitalised, newNumber
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        contract = try fields.decode(String.self, forKey: .contract)
        valueTime = try fields.decode(ValueTime.self, forKey: .valueTime)
        isCapitalised = try fields.decode(Bool.self, forKey: .isCapitalised)
        newNumber = try fields.decodeIfPresent(String.self, forKey: .newNumber)
        terms = try OfferedTerms(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try terms.encode(to: encoder)
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(contract, forKey: .contract)
        try fields.encode(valueTime, forKey: .valueTime)
        try fields.encode(isCapitalised, forKey: .isCapitalised)
        try fields.encodeIfPresent(newNumber, forKey: .newNumber)
    }
}

/// The terms of a contract that is to be signed.
package struct OfferedTerms: Codable, Hashable, Sendable {
    /// The most periods of a contract.
    package static let periodsMax = 1_200

    static let parameters = [
        Parameter(
            "product", .code(of: .products), "The code of the product.", example: "loan-annuity"),
        Parameter(
            "principal", .money, "What the new contract is for.", example: "10591.14"),
        Parameter(
            "ratePercent", .rate, "The yearly rate in per cent, such as 14.4.", example: "14.4"),
        Parameter(
            "periods", .count(1...UInt64(periodsMax)), "How many periods.", example: "24"),
        Parameter(
            "period", .tenor, "The length of a period, such as P1M or P30D.", example: "P1M"),
        Parameter(
            "firstRepayment", .day, .optional(otherwise: "one period after the debt has moved"),
            "The end of the first period.", example: "2018-07-01"),
        Parameter(
            "instalment", .money, .optional(otherwise: "it is reckoned"),
            "The instalment agreed on.", example: "498.56"),
    ]

    /// The code of the product, such as `loan-annuity`.
    package let product: String
    package let principal: GivenAmount
    /// A year.
    package let ratePercent: YearlyRate
    package let periods: Int
    /// The length of a period.
    package let period: Tenor
    package let firstRepayment: Day?
    package let instalment: GivenAmount?

    package init(
        product: String, principal: GivenAmount, ratePercent: YearlyRate, periods: Int,
        period: Tenor, firstRepayment: Day?, instalment: GivenAmount?
    ) {
        self.product = product
        self.principal = principal
        self.ratePercent = ratePercent
        self.periods = periods
        self.period = period
        self.firstRepayment = firstRepayment
        self.instalment = instalment
    }
}

/// The contracts of a restructuring, as every ledger has recorded them with it.
package struct RestructuredContracts: Codable, Hashable, Sendable {
    /// The number of the contract that ends.
    package let contract: String
    private let newNumber: String?

    init(contract: String, newNumber: String?) {
        self.contract = contract
        self.newNumber = newNumber
    }

    /// The number of the contract that begins.
    package var successor: String { newNumber ?? contract + "R" }
}
