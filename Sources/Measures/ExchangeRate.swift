/// What one currency is worth in another from a day on: 90.1234 roubles for one dollar.
///
/// Units: a rate is quoted for `nominal` major units of the currency, as a central bank does.
package struct ExchangeRate: Hashable, Sendable {
    package let currency: Currency
    /// The currency it is worth something in.
    package let quote: Currency
    package let day: Day
    /// How many major units the rate is quoted for; above zero.
    package let nominal: Int64
    /// Hundred-millionths of a major unit of `quote`; above zero.
    package let steps: Int64

    /// The digits behind the point that a rate may have.
    private static let digits = 8
    private static let nominalMax: Int64 = 1_000_000
    private static let wholeMax: Int64 = 10_000_000

    /// Takes the parts of a rate.
    ///
    /// - Throws: `outOfRange(.rate)` for what is not above zero or too large;
    ///   `notA(.currency)` for a currency in itself.
    package init(
        of currency: Currency, in quote: Currency, from day: Day, nominal: Int64, steps: Int64
    ) throws(MeasureFlaw) {
        guard currency != quote else {
            throw .notA(.currency, text: currency.code, accepted: "not \(quote.code) itself")
        }
        guard (1...ExchangeRate.nominalMax).contains(nominal) else {
            throw .outOfRange(
                .number, text: String(nominal), accepted: "1 to \(ExchangeRate.nominalMax)")
        }
        let most = ExchangeRate.wholeMax * PlainDecimal.power(ExchangeRate.digits)
        guard (1...most).contains(steps) else {
            throw .outOfRange(
                .rate, text: PlainDecimal.text(steps, digits: ExchangeRate.digits),
                accepted: "above 0, up to \(ExchangeRate.wholeMax)")
        }
        self.currency = currency
        self.quote = quote
        self.day = day
        self.nominal = nominal
        self.steps = steps
    }

    /// Reads the rate as a decimal such as `90.1234`, to the letter; eight digits at most.
    ///
    /// - Throws: `notA(.rate)`, `outOfRange(.rate)`, `outOfRange(.number)`, `notA(.currency)`.
    package init(
        of currency: Currency, in quote: Currency, from day: Day, nominal: Int64,
        text: some StringProtocol
    ) throws(MeasureFlaw) {
        let steps: Int64
        do throws(PlainDecimal.Flaw) {
            steps = try PlainDecimal(text, digits: ExchangeRate.digits)
                .scaled(wholeMax: ExchangeRate.wholeMax)
        } catch {
            throw switch error {
            case .malformed: .notA(.rate, text: String(text), accepted: "90.1234")
            case .tooLarge:
                .outOfRange(
                    .rate, text: String(text),
                    accepted: "above 0, up to \(ExchangeRate.wholeMax)")
            }
        }
        try self.init(of: currency, in: quote, from: day, nominal: nominal, steps: steps)
    }

    /// The rate with the digits it needs and four at least, such as `90.1234`.
    package var text: String {
        var text = PlainDecimal.text(steps, digits: ExchangeRate.digits)
        for _ in 0..<4 where text.hasSuffix("0") { text.removeLast() }
        return text
    }

    /// What an amount of the currency is worth.
    ///
    /// Whatever is above zero is worth one minor unit at least: an operation that is worth
    /// nothing could not be posted.
    /// - Shape: `amount` in the currency of the rate, not below zero.
    /// - Rounding: half up, once.
    /// - Throws: `currencyMismatch`, `overflow`.
    /// - Source: R004-16.
    package func value(of amount: Money) throws(MeasureFlaw) -> Money {
        guard amount.currency == currency else {
            throw .currencyMismatch(amount.currency, currency)
        }
        guard amount.isPositive else { return .zero(quote) }
        let (units, overflow) = (Int128(amount.minor) * Int128(steps))
            .multipliedReportingOverflow(by: Int128(quote.minorPerMajor))
        if overflow { throw .overflow }
        let scale = Int128(PlainDecimal.power(ExchangeRate.digits))
        let divisor = Int128(nominal) * Int128(currency.minorPerMajor) * scale
        let value = Rounding.halfUp.quotient(units, over: divisor)
        return try Money(exactly: max(1, value), quote)
    }

    /// Whether both make the same of every amount.
    package func isWorth(_ other: ExchangeRate) -> Bool {
        Int128(steps) * Int128(other.nominal) == Int128(other.steps) * Int128(nominal)
    }
}
