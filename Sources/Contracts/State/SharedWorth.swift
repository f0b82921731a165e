import Measures

/// What one sum of money is worth, which its parts share.
///
/// The sum is rounded once. A part is worth what it adds to that, so the parts come to the whole
/// in whatever order and number they are taken.
struct SharedWorth: Hashable, Sendable {
    /// What has been shared out so far, minor units.
    private(set) var minor: Int64
    /// What it was worth, minor units of the other currency.
    private(set) var worth: Int64

    /// Nothing shared out.
    init() {
        minor = 0
        worth = 0
    }

    /// A sum of which a part was shared out at a rate.
    init(_ minor: Int64, of currency: Currency, at rate: ExchangeRate) throws(Refusal) {
        self.minor = minor
        worth = try refusing { () throws(MeasureFlaw) in
            try rate.value(of: Money(minor: minor, currency)).minor
        }
    }

    /// What the next part is worth.
    ///
    /// - Rounding: half up, of the sum so far; one minor unit at least, which later parts bear.
    /// - Throws: `measure`, `overflow`.
    mutating func part(_ amount: Money, at rate: ExchangeRate) throws(Refusal) -> Money {
        minor = try ContractSum.adding(minor, amount.minor)
        let sum = minor
        let whole = try refusing { () throws(MeasureFlaw) in
            try rate.value(of: Money(minor: sum, amount.currency))
        }
        let part = max(1, whole.minor - worth)
        worth = try ContractSum.adding(worth, part)
        return Money(minor: part, whole.currency)
    }
}
