import BackOffice
import Contracts
import Directories
import Measures

/// A product of the seed directories with the amounts, rates and terms it is sold at.
struct ProductOffer: Sendable {
    let product: String
    /// Major units.
    let amounts: ClosedRange<Int>
    /// Tenths of a per cent a year.
    let rates: ClosedRange<Int>
    let periods: ClosedRange<Int>
    /// How many of `unit` a period has.
    let lengths: ClosedRange<Int>
    let unit: Tenor.Unit

    /// What a lender to consumers and small firms has on his books, by weight.
    static let lifelike: [(weight: Int, choice: ProductOffer)] = [
        (36, monthly("consumer-annuity", 30_000...1_500_000, 120...299, 6...60)),
        (14, monthly("loan-annuity", 100_000...5_000_000, 110...190, 12...120)),
        (12, ProductOffer("payday", 3_000...30_000, 1_800...2_920, periods: 1...1, 7...30, .day)),
        (8, monthly("usd-monthly", 500...40_000, 60...240, 12...60)),
        (6, monthly("instalment-free", 5_000...150_000, 0...0, 3...24)),
        (6, monthly("loan-overdue-interest", 50_000...900_000, 130...240, 6...48)),
        (5, monthly("loan-off-balance", 50_000...900_000, 130...240, 6...48)),
        (4, monthly("loan-disbursement-fee", 50_000...900_000, 130...240, 6...48)),
        (2, monthly("loan-prepay-principal", 50_000...900_000, 130...240, 6...48)),
        (2, monthly("loan-prepay-interest", 50_000...900_000, 130...240, 6...48)),
        (2, monthly("loan-mandatory-interest", 50_000...900_000, 130...240, 6...48)),
        (2, monthly("loan-equal-principal", 50_000...900_000, 130...240, 6...48)),
        (1, monthly("loan-interest-only", 200_000...9_000_000, 90...160, 12...36)),
    ]

    /// One tranche of ten years: nothing but interest happens to it, night after night.
    static let quiet: [(weight: Int, choice: ProductOffer)] = [
        (
            1,
            ProductOffer(
                "loan-interest-only", 10_000...900_000, 90...240, periods: 1...1, 10...10, .year)
        )
    ]

    private init(
        _ product: String, _ amounts: ClosedRange<Int>, _ rates: ClosedRange<Int>,
        periods: ClosedRange<Int>, _ lengths: ClosedRange<Int>, _ unit: Tenor.Unit
    ) {
        self.product = product
        self.amounts = amounts
        self.rates = rates
        self.periods = periods
        self.lengths = lengths
        self.unit = unit
    }

    private static func monthly(
        _ product: String, _ amounts: ClosedRange<Int>, _ rates: ClosedRange<Int>,
        _ periods: ClosedRange<Int>
    ) -> ProductOffer {
        ProductOffer(product, amounts, rates, periods: periods, 1...1, .month)
    }

    /// What a client signs.
    /// - Throws: `notFound(.product)` when the directories do not have the product on the day.
    func signed(
        as number: String, on day: Day, _ directory: Directory, _ dice: inout SeededRandom
    ) throws -> Terms {
        guard let product = directory.product(code: product, signed: day) else {
            throw OfficeError.notFound(.product, product)
        }
        let minorPerMajor = (0..<product.currency.digits).reduce(Int64(1)) { unit, _ in unit * 10 }
        return Terms(
            number: number, product: product.id,
            principal: Money(
                minor: Int64(dice.rollLow(amounts)) * minorPerMajor, product.currency),
            rate: YearlyRate(millionthsOfPercent: Int64(dice.roll(rates)) * 100_000),
            signed: day, plannedDisbursement: day, periods: dice.roll(periods),
            period: try Tenor(Int32(dice.roll(lengths)), unit), firstRepayment: nil,
            instalment: nil, interestFreeDays: 0)
    }
}
