package import BackOffice
import Directories
package import Measures
import Storage

extension Office {
    /// The rates that count, by currency, then day.
    ///
    /// - Parameter currency: its three letters; nil for all.
    /// - Days: both are included; nil is open.
    /// - Throws: `refused` for letters that are no currency, `fault`.
    package func rates(
        of currency: String?, from: Day?, through: Day?
    ) throws(OfficeError) -> [RateView] {
        try answering { _, rules in
            let asked = try currency.map { code throws(MeasureFlaw) in
                try Currency(code: code)
            }
            return rules.rates.all.filter { rate in
                (asked == nil || rate.currency == asked) && (from.map { $0 <= rate.day } ?? true)
                    && (through.map { rate.day <= $0 } ?? true)
            }.map { rate in
                RateView(
                    day: "\(rate.day)", currency: rate.currency.code, nominal: rate.nominal,
                    rate: rate.text, quote: rate.quote.code)
            }
        }
    }
}

/// What some units of a currency are worth from a day on.
package struct RateView: Codable, Sendable {
    package let day: String
    package let currency: String
    package let nominal: Int64
    package let rate: String
    /// The currency they are worth that much in.
    package let quote: String
}
