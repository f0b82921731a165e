/// A "no" of arithmetic or of a text that is not a measure; every case carries its facts.
package enum MeasureFlaw: Error, Hashable, Sendable {
    /// The result does not fit 64-bit minor units.
    case overflow
    /// A total that must be kept in 64-bit minor units does not fit.
    case totalOverflow(Total)
    /// Two amounts of different currencies met.
    case currencyMismatch(Currency, Currency)
    /// The text is not a value of this kind; `accepted` describes what would be.
    case notA(Kind, text: String, accepted: String)
    /// The check digit is wrong; `expected` is the one that would be right.
    case wrongCheckDigit(Kind, text: String, expected: String)
    /// The value lies outside its range.
    case outOfRange(Kind, text: String, accepted: String)
    /// Sharing by weights of which none is positive.
    case noWeights
    /// An equation that has no root where one was looked for.
    case noSolution(Kind)

    /// A calendar has neither the days off of this year nor the law that gives them.
    case unknownYear(Int, calendar: String, known: ClosedRange<Int>)

    /// What was being added up.
    package enum Total: Hashable, Sendable {
        /// What one kind of posting moves on a day.
        case turnover(Day)
        /// What an account holds, or moves on a day, by its code.
        case account(String)
    }

    /// What a text was meant to be.
    package enum Kind: String, Hashable, Sendable {
        case amount, currency, rate, day, month, time, number, tenor, dayCount, rounding
        case inn, ogrn, ogrnip, snils, lei, loanUID
        case annuity, effectiveRate, schedule
    }
}
