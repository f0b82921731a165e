import Directories
package import Measures

/// What the debt of a contract in a foreign currency is worth in the currency of its books.
///
/// - Source: R004-16, D-10.31; PBU 3/2006.
extension ContractState {
    /// An amount in the currency of the books.
    package func bookMoney(_ minor: Int64) -> Money {
        Money(minor: minor, product.accountingCurrency)
    }

    /// What a bucket is worth on the books, minor units of their currency.
    package func bookValue(_ bucket: Bucket) -> Int64 {
        balances.bookValues[bucket]
    }

    /// The rate of the contract's currency that holds on a day.
    /// - Throws: `noExchangeRate`.
    func exchangeRate(on day: Day, _ directory: Directory) throws(Refusal) -> ExchangeRate {
        let quote = product.accountingCurrency
        guard let rate = directory.exchangeRate(of: currency, in: quote, on: day) else {
            let newest = directory.exchangeRates.latest(of: currency, in: quote, on: day)
            throw .directory(
                .noExchangeRate(
                    currency, in: quote, on: day, newest: newest?.day,
                    daysMax: directory.constants.exchangeRateDaysMax))
        }
        return rate
    }

    /// The conversions that bring every bucket in line with the rate of a day.
    ///
    /// What is owed of one kind is worth its sum at the rate, and its tranches share it.
    /// - Throws: `noExchangeRate` where there is something to value, `measure`.
    func conversions(on day: Day, _ directory: Directory) throws(Refusal) -> [DebtOperation] {
        let revalued = isForeign ? buckets.entries.filter { isRevalued($0.bucket) } : []
        if revalued.isEmpty { return [] }
        let rate = try exchangeRate(on: day, directory)
        var sums: [DebtOfAKind: SharedWorth] = [:]
        var conversions: [DebtOperation] = []
        for entry in revalued {
            guard let magnitude = Int64(exactly: entry.minor.magnitude) else {
                throw .amount(.overflow)
            }
            let kind = DebtOfAKind(entry)
            let part = try sums[kind, default: SharedWorth()].part(money(magnitude), at: rate)
            let change =
                Int128(kind.sign.signed(part.minor)) - Int128(balances.bookValues[entry.bucket])
            if let conversion = try conversion(of: entry.bucket, by: change) {
                conversions.append(conversion)
            }
        }
        return conversions
    }

    /// Whether a bucket follows the rate: money paid ahead for what is owed does not have to.
    func isRevalued(_ bucket: Bucket) -> Bool {
        product.prepayment.isRevalued || !bucket.amountType.isPrepayment
    }

    /// What a balance is worth, by its sign.
    func bookValue(of minor: Int64, at rate: ExchangeRate) throws(Refusal) -> Int128 {
        let sign: Sign = minor < 0 ? .minus : .plus
        guard let magnitude = Int64(exactly: minor.magnitude) else { throw .amount(.overflow) }
        let value = try refusing { () throws(MeasureFlaw) in
            try rate.value(of: money(magnitude))
        }
        return Int128(sign.signed(value.minor))
    }

    /// The operation that moves the book value of a bucket; nil at zero.
    func conversion(
        of bucket: Bucket, by change: Int128
    ) throws(Refusal) -> DebtOperation? {
        if change == 0 { return nil }
        guard let minor = Int64(exactly: change.magnitude) else { throw .amount(.overflow) }
        return DebtOperation(.conversion, change > 0 ? .plus : .minus, bucket, money(0))
            .withBookValue(bookMoney(minor))
    }

    /// Checks that what a document touched is worth something just when it holds something.
    func checkBookValues(after document: Document) throws(Refusal) {
        for operation in document.operations {
            let balance = buckets[operation.bucket]
            let bookValue = balances.bookValues[operation.bucket]
            guard balance.signum() == bookValue.signum() else {
                throw .amount(
                    .worthDiffers(
                        operation.bucket, balance: money(balance), worth: bookMoney(bookValue)))
            }
        }
    }
}

/// Debt that stands in one account, whatever its tranche.
private struct DebtOfAKind: Hashable {
    let type: AmountType
    let isOffBalance: Bool
    let sign: Sign

    init(_ entry: Buckets.Entry) {
        type = entry.bucket.amountType
        isOffBalance = entry.bucket.isOffBalance
        sign = entry.minor < 0 ? .minus : .plus
    }
}
