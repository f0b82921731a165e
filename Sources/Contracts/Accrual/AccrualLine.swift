package import Directories
package import Measures

/// One stretch of days on which a counter grew: the line by which an accrual is explained.
///
/// The engine makes it while it counts; nothing is reckoned a second time.
package struct AccrualLine: Hashable, Sendable {
    package let amountType: AmountType
    package let tranche: TrancheNumber
    /// The day before the first.
    package let from: Day
    package let through: Day
    /// What bears the charge, minor units.
    package let base: Int64
    /// Units of the day count; days where every day counts alike.
    package let units: Int64
    /// Nil for a fixed amount, which is the base, and for an adjustment.
    package let rate: YearlyRate?
    /// What it adds to the numerator of the counter.
    package let numerator: Int128

    init(
        amountType: AmountType, tranche: TrancheNumber, from: Day, through: Day, base: Int64,
        units: Int64, rate: YearlyRate?
    ) {
        self.amountType = amountType
        self.tranche = tranche
        self.from = from
        self.through = through
        self.base = base
        self.units = units
        self.rate = rate
        numerator =
            rate.map { Int128(base) * Int128(units) * Int128($0.millionthsOfPercent) }
            ?? Int128(base)
    }

    /// What a document put into a counter or took out of it, days aside.
    package init(
        amountType: AmountType, tranche: TrancheNumber, on day: Day, adjustment: Int128
    ) {
        self.amountType = amountType
        self.tranche = tranche
        from = day.previous
        through = day
        base = 0
        units = 0
        rate = nil
        numerator = adjustment
    }
}

extension AccrualLine {
    /// One line for both, where the later follows on this one and bears the same; nil otherwise.
    package func joined(with later: AccrualLine) -> AccrualLine? {
        guard later.amountType == amountType, later.tranche == tranche, later.from == through,
            later.base == base, let rate, later.rate == rate
        else { return nil }
        return AccrualLine(
            amountType: amountType, tranche: tranche, from: from, through: later.through,
            base: base, units: units + later.units, rate: rate)
    }
}

extension ContractState {
    /// The lines that accruing through `day` adds, on the balances as they stand.
    ///
    /// - Days: `day` is included; those accrued before are not told again.
    package func accrualLines(through day: Day) -> [AccrualLine] {
        var accrued = self
        var lines: [AccrualLine] = []
        accrued.accrue(through: day) { lines.append($0) }
        return lines
    }

    /// What the numerators of an amount type of a tranche are divided by to give minor units.
    package func accrualDenominator(
        _ type: AmountType, _ tranche: TrancheNumber
    ) -> Int128 {
        denominator(
            of: AccrualCounter(
                amountType: type, tranche: tranche, numerator: 0, latest: 0, booked: 0,
                accruedInAdvance: .nothing))
    }
}
