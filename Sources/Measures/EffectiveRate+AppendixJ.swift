/// The common interval of a payment plan by which Appendix J counts.
///
/// Source: 12 CFR 1026, Appendix J (b)(4).
package struct UnitPeriod: Hashable, Sendable {
    /// What the interval consists of.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        /// A day, of which a year has 365.
        case day
        /// Seven days, of which a year has 52.
        case week
        /// Half a month, of which a year has 24.
        case halfMonth = "half_month"
        /// From a day to the same day of a later month.
        case month
        /// Twelve months.
        case year
    }

    /// The kind of interval.
    package let unit: Unit
    /// How many of them make one unit-period, at least 1.
    package let multiple: Int32

    /// Takes a multiple of the unit.
    /// - Throws: `outOfRange(.effectiveRate)` when the multiple is not 1...366.
    package init(_ unit: Unit, multiple: Int32) throws(MeasureFlaw) {
        guard (1...366).contains(multiple) else {
            throw .outOfRange(.effectiveRate, text: "\(multiple)", accepted: "1...366 units")
        }
        self.unit = unit
        self.multiple = multiple
    }

    /// Unit-periods of one year.
    var perYear: Fraction {
        let ofOne: Int128 =
            switch unit {
            case .day: 365
            case .week: 52
            case .halfMonth: 24
            case .month: 12
            case .year: 1
            }
        return Fraction(ofOne, over: Int128(multiple))
    }

    /// Places a flow: whole unit-periods are counted back from its day, the rest is odd days.
    ///
    /// Days: an odd day is 1/30 of a month, 1/15 of half a month, 1/365 of a year.
    func place(_ minor: Int64, from start: Day, to end: Day) -> PeriodFlow {
        let days = Int128(start.days(to: end))
        switch unit {
        case .day: return place(minor, smallest: days, perUnit: 1)
        case .week: return place(minor, smallest: days, perUnit: 7)
        case .halfMonth:
            let back = MonthsBack(from: end, to: start, step: 1)
            let halves = 2 * back.steps + Int128(back.oddDays / 15)
            return place(minor, smallest: halves * 15 + Int128(back.oddDays % 15), perUnit: 15)
        case .month:
            let back = MonthsBack(from: end, to: start, step: 1)
            return place(minor, smallest: back.steps * 30 + Int128(back.oddDays), perUnit: 30)
        case .year:
            let back = MonthsBack(from: end, to: start, step: 12)
            return place(minor, smallest: back.steps * 365 + Int128(back.oddDays), perUnit: 365)
        }
    }

    private func place(_ minor: Int64, smallest: Int128, perUnit: Int128) -> PeriodFlow {
        let perPeriod = perUnit * Int128(multiple)
        let (whole, rest) = smallest.quotientAndRemainder(dividingBy: perPeriod)
        return PeriodFlow(
            minor: minor, wholePeriods: UInt32(whole), part: Fraction(rest, over: perPeriod))
    }
}

/// Whole steps of months from a day back to an earlier one, and the days that remain.
struct MonthsBack {
    let steps: Int128
    let oddDays: Int32

    init(from end: Day, to start: Day, step: Int) {
        let (startParts, endParts) = (start.civil, end.civil)
        let months =
            (endParts.year - startParts.year) * 12 + endParts.month - startParts.month
        var count = months / step
        while count > 0, end.adding(months: -count * step) < start { count -= 1 }
        steps = Int128(count)
        oddDays = start.days(to: end.adding(months: -count * step))
    }
}

extension EffectiveRate {
    /// Solves the annual percentage rate of the United States' actuarial method.
    ///
    /// - Shape: amounts are positive in both lists; order is free.
    /// - Throws: as `init(of:by:decimals:)`.
    /// - Source: 12 CFR 1026, Appendix J (b)(8), the general equation.
    package static func appendixJ(
        advances: [DatedFlow], payments: [DatedFlow], unitPeriod: UnitPeriod, decimals: UInt8
    ) throws(MeasureFlaw) -> EffectiveRate {
        var flows = payments
        for advance in advances {
            flows.append(DatedFlow(advance.day, try advance.amount.negated()))
        }
        let days = try DailyFlow.ordered(flows)
        let placed = days.map { flow in
            unitPeriod.place(flow.minor, from: days[0].day, to: flow.day)
        }
        return try yearly(
            UnitPeriodEquation(flows: placed), periodsPerYear: unitPeriod.perYear,
            decimals: decimals)
    }
}
