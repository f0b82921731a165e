/// A level payment between a present and a future amount, and its parts period by period.
///
/// Units: the spreadsheet's signs: what is received is positive, what is paid negative, so a
/// loan taken has a positive `present` and negative payments.
/// Rounding: nothing is rounded before the answer: amounts are carried in 2^-32 of a minor
/// unit, the answer is rounded as asked.
package struct TimeValue: Hashable, Sendable {
    /// When the payments fall.
    package enum Due: String, Hashable, Sendable, CaseIterable {
        /// At the start of each period.
        case begin
        /// At the end of each period.
        case end
    }

    private let present: Money
    private let rate: Fraction
    private let periods: Int
    private let due: Due
    /// The payment in 2^-32 of a minor unit.
    private let level: Int128

    /// Solves the payment that turns `present` into `future`.
    ///
    /// - Shape: 1...1200 whole periods; a rate above -1.
    /// - Throws: `currencyMismatch`, `overflow`, `outOfRange(.annuity)`.
    package init(
        present: Money, future: Money, ratePerPeriod: Fraction, periods: Int, due: Due
    ) throws(MeasureFlaw) {
        guard present.currency == future.currency else {
            throw .currencyMismatch(present.currency, future.currency)
        }
        let annuity = try Annuity(ratePerPeriod: ratePerPeriod, periods: periods)
        self.present = present
        self.rate = ratePerPeriod
        self.periods = periods
        self.due = due
        let parts = annuity.parts
        let grown = TimeValue.signed(present, annuity, parts.growth)
        let kept = TimeValue.signed(future, annuity, parts.one)
        let atEnd = -(grown + kept)
        level =
            switch due {
            case .end: atEnd
            case .begin: try TimeValue.discounted(atEnd, by: ratePerPeriod)
            }
    }

    /// Gives the payment of every period.
    /// - Throws: `overflow`.
    package func payment(rounding: Rounding) throws(MeasureFlaw) -> Money {
        try money(level, rounding)
    }

    /// Gives the interest in the payment of one period, counted from 1.
    /// - Throws: `overflow`, `outOfRange(.annuity)` for a period that is not there.
    package func interest(
        ofPeriod period: Int, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        try cumulativeInterest(from: period, through: period, rounding: rounding)
    }

    /// Gives the principal in the payment of one period, counted from 1.
    /// - Throws: `overflow`, `outOfRange(.annuity)` for a period that is not there.
    package func principal(
        ofPeriod period: Int, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        try cumulativePrincipal(from: period, through: period, rounding: rounding)
    }

    /// Sums the interest of the periods `first` through `last`.
    /// - Throws: `overflow`, `outOfRange(.annuity)`.
    package func cumulativeInterest(
        from first: Int, through last: Int, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        try money(interest(first, last), rounding)
    }

    /// Sums the principal of the periods `first` through `last`.
    /// - Throws: `overflow`, `outOfRange(.annuity)`.
    package func cumulativePrincipal(
        from first: Int, through last: Int, rounding: Rounding
    ) throws(MeasureFlaw) -> Money {
        let interest = try interest(first, last)
        return try money(level * Int128(last - first + 1) - interest, rounding)
    }

    /// The interest on the balance as it runs; the first payment in advance bears none.
    private func interest(_ first: Int, _ last: Int) throws(MeasureFlaw) -> Int128 {
        guard first >= 1, first <= last, last <= periods else {
            throw .outOfRange(
                .annuity, text: "periods \(first)...\(last)", accepted: "1...\(periods)")
        }
        var balance = Int128(present.minor) * Annuity.scale
        var sum: Int128 = 0
        for period in 1...last {
            let bearsNone = due == .begin && period == 1
            let part = bearsNone ? 0 : try times(balance, rate)
            if period >= first { sum -= part }
            balance += part + level
        }
        return sum
    }

    private func times(_ amount: Int128, _ rate: Fraction) throws(MeasureFlaw) -> Int128 {
        let (product, overflow) = amount.multipliedReportingOverflow(by: rate.numerator)
        if overflow { throw .overflow }
        return Rounding.halfEven.quotient(product, over: rate.denominator)
    }

    private static func discounted(
        _ amount: Int128, by rate: Fraction
    ) throws(MeasureFlaw) -> Int128 {
        let (product, overflow) = amount.multipliedReportingOverflow(by: rate.denominator)
        if overflow { throw .overflow }
        return Rounding.halfEven.quotient(product, over: rate.denominator + rate.numerator)
    }

    private static func signed(_ amount: Money, _ annuity: Annuity, _ factor: UInt128) -> Int128 {
        let magnitude = Int128(annuity.quotient(amount.minor.magnitude, times: factor))
        return amount.isNegative ? -magnitude : magnitude
    }

    private func money(_ amount: Int128, _ rounding: Rounding) throws(MeasureFlaw) -> Money {
        try Money(exactly: rounding.quotient(amount, over: Annuity.scale), present.currency)
    }
}
