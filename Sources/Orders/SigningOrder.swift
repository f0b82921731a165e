package import Measures
package import Processes

/// A contract that is to be signed.
package struct SigningOrder: OfficeOrder {
    /// The most days after the disbursement that may bear no interest.
    package static let freeDaysMax: Int32 = 366

    package static let parameters: [Parameter] = [
        Parameter("contract", .contract, "The number it will have.", example: "4711"),
        Parameter(
            "product", .code(of: .products), "The code of the product.", example: "loan-annuity"),
        Parameter(
            "principal", .money, "What is lent, or laid in.", example: "100000.00"),
        Parameter(
            "ratePercent", .rate, "The yearly rate in per cent, such as 14.4.", example: "14.4"),
        Parameter(
            "periods", .count(1...UInt64(OfferedTerms.periodsMax)), "How many periods.",
            example: "24"),
        Parameter(
            "period", .tenor, .standard("P1M"), "The length of a period, such as P1M or P30D.",
            example: "P1M"),
        Parameter(
            "signed", .day, .optional(otherwise: "today"), "The day it is signed on.",
            example: "2018-06-01"),
        Parameter(
            "disbursement", .day, .optional(otherwise: "the day it is signed on"),
            "The day on which the money is to be paid.", example: "2018-06-04"),
        Parameter(
            "firstRepayment", .day, .optional(otherwise: "one period after the disbursement"),
            "The end of the first period.", example: "2018-07-01"),
        Parameter(
            "instalment", .money, .optional(otherwise: "it is reckoned"),
            "The instalment agreed on.", example: "4825.14"),
        Parameter(
            "interestFreeDays", .count(0...UInt64(freeDaysMax)), .standard("0"),
            "Days after the disbursement that bear no interest.", example: "0"),
        Parameter(
            "attributes", .attributes, .optional(otherwise: "none"),
            "What else is known of it, each a name and a value.",
            example: "branch=North; client=4711-A"),
    ]

    package let contract: String
    /// The code of the product, such as `loan-annuity`.
    package let product: String
    package let principal: GivenAmount
    /// A year.
    package let ratePercent: YearlyRate
    package let periods: Int
    /// The length of a period; a month when left out.
    package let period: Tenor?
    package let signed: Day?
    package let disbursement: Day?
    package let firstRepayment: Day?
    package let instalment: GivenAmount?
    package let interestFreeDays: Int32?
    /// Each a name and a value, separated by semicolons.
    package let attributes: String?
}
