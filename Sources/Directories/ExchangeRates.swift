package import Measures

/// The rates of foreign currencies, as they came in day by day.
///
/// A rate holds until the next one: a central bank sets none on holidays. How old it may grow
/// is a constant. It is data of the ledger, not of a version of the rules.
package struct ExchangeRates: Hashable, Sendable {
    private struct Pair: Hashable {
        let currency: Currency
        let quote: Currency
    }

    /// By rising days, one a day.
    private var rates: [Pair: [ExchangeRate]] = [:]

    /// No rates.
    package init() {}

    /// Takes rates in the order in which they were given: of one day the last counts.
    package init(_ given: [ExchangeRate]) {
        for rate in given { insert(rate) }
    }

    package var isEmpty: Bool { rates.isEmpty }

    /// All that count, by currency, then day.
    package var all: [ExchangeRate] {
        rates.values.flatMap(\.self).sorted {
            ($0.currency.code, $0.quote.code, $0.day) < ($1.currency.code, $1.quote.code, $1.day)
        }
    }

    /// Adds a rate, or puts it in the place of the one of its day.
    package mutating func insert(_ rate: ExchangeRate) {
        rates[Pair(currency: rate.currency, quote: rate.quote), default: []].take(rate)
    }

    /// The newest rate at or before a day, however old; nil before the first.
    package func latest(
        of currency: Currency, in quote: Currency, on day: Day
    ) -> ExchangeRate? {
        rates[Pair(currency: currency, quote: quote)]?.last { $0.day <= day }
    }

    /// The rate that holds on a day; nil when there is none, or the newest is too old.
    ///
    /// - Parameter daysMax: how many days after its own a rate still holds.
    package func rate(
        of currency: Currency, in quote: Currency, on day: Day, daysMax: Int32
    ) -> ExchangeRate? {
        guard let rate = latest(of: currency, in: quote, on: day),
            rate.day.days(to: day) <= daysMax
        else { return nil }
        return rate
    }

    /// The days on which a rate could count, were it inserted: through the day before the next.
    ///
    /// However old it is by then: what stands on it is looked for there.
    package func days(of rate: ExchangeRate) -> ClosedRange<Day> {
        let known = rates[Pair(currency: rate.currency, quote: rate.quote)] ?? []
        let next = known.first { $0.day > rate.day }
        return rate.day...(next?.day.previous ?? Day(number: .max))
    }
}

extension [ExchangeRate] {
    /// Keeps one a day, by rising days; most come in at the end.
    fileprivate mutating func take(_ rate: ExchangeRate) {
        let place = lastIndex { $0.day <= rate.day }
        if let place, self[place].day == rate.day {
            self[place] = rate
        } else {
            insert(rate, at: (place ?? -1) + 1)
        }
    }
}
