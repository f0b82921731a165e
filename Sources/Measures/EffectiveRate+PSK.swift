/// The standard interval by which 353-FZ discounts the flows of a consumer credit.
///
/// Source: Federal Law 353-FZ, article 6 part 2.2: a day, a month, a year, or a number of days
/// or months of no more than a year; all months are of equal length, a year has 365 days.
enum BasePeriod: Hashable {
    case days(Int32)
    case months(Int32)

    static let year = BasePeriod.months(12)

    /// The length in twelfths of a day, in which a month is 365.
    private var length: Int32 {
        switch self {
        case .days(let count): count * 12
        case .months(let count): count * 365
        }
    }

    var perYear: Fraction { Fraction(365 * 12, over: Int128(length)) }

    /// The interval that occurs most often between neighbouring flows.
    ///
    /// An interval that is a month by the calendar also is a number of days, and counts as
    /// both. Of equally frequent ones the shorter is taken. When none occurs twice, it is the
    /// mean in whole days, so one repayment after 30 days has a base period of 30 days. It is
    /// a year when every interval is longer than that.
    init(of flows: [DailyFlow]) {
        let gaps = zip(flows, flows.dropFirst())
        let anchor = flows.map { $0.day.civil.day }.max() ?? 1
        var counts: [BasePeriod: Int] = [:]
        for (from, to) in gaps {
            let days = from.day.days(to: to.day)
            if days <= 365 { counts[.days(days), default: 0] += 1 }
            if let months = BasePeriod.wholeMonths(from: from.day, to: to.day, anchor: anchor) {
                counts[.months(months), default: 0] += 1
            }
        }
        if counts.isEmpty {
            self = .year
        } else if let often = BasePeriod.mostFrequent(counts) {
            self = often
        } else {
            let days = flows[0].day.days(to: flows[flows.count - 1].day)
            let mean = Rounding.halfUp.quotient(
                Int128(days), over: Int128(flows.count - 1))
            self = mean <= 365 ? .days(Int32(mean)) : .year
        }
    }

    private static func mostFrequent(_ counts: [BasePeriod: Int]) -> BasePeriod? {
        let repeated = counts.filter { $0.value > 1 }
        return repeated.min { left, right in
            left.value == right.value
                ? left.key.length < right.key.length : left.value > right.value
        }?.key
    }

    /// Months from one day to the same day of a later month, up to twelve.
    private static func wholeMonths(from: Day, to: Day, anchor: Int) -> Int32? {
        let (start, end) = (from.civil, to.civil)
        let months = (end.year - start.year) * 12 + end.month - start.month
        guard (1...12).contains(months) else { return nil }
        let isSameDay = from.adding(months: months) == to
        let isAnchored = from.adding(months: months, anchorDay: anchor) == to
        return isSameDay || isAnchored ? Int32(months) : nil
    }

    /// Places a flow: full base periods since the first flow, then the part of the next one.
    func place(_ flow: DailyFlow, from start: Day) -> PeriodFlow {
        let smallest: Int128
        switch self {
        case .days: smallest = Int128(start.days(to: flow.day)) * 12
        case .months:
            let passed = MonthsPassed(from: start, to: flow.day)
            // A month by the calendar may have a 31st day, an equal one has 365/12 days.
            let odd = min(Int128(passed.oddDays) * 12, 365)
            smallest = Int128(passed.months) * 365 + odd
        }
        let (whole, rest) = smallest.quotientAndRemainder(dividingBy: Int128(length))
        return PeriodFlow(
            minor: flow.minor, wholePeriods: UInt32(whole),
            part: Fraction(rest, over: Int128(length)))
    }
}

/// Whole months from a day onwards to a later one, and the days that remain.
private struct MonthsPassed {
    let months: Int
    let oddDays: Int32

    init(from start: Day, to end: Day) {
        let (startParts, endParts) = (start.civil, end.civil)
        let apart =
            (endParts.year - startParts.year) * 12 + endParts.month - startParts.month
        months = start.adding(months: apart) > end ? apart - 1 : apart
        oddDays = start.adding(months: months).days(to: end)
    }
}

extension EffectiveRate {
    /// Solves the full cost of a consumer credit: i · NBP · 100.
    ///
    /// Here i is the least rate that satisfies Σ A / ((1 + e·i) · (1 + i)^q) = 0, q the full
    /// base periods since the disbursement, e the part of the next one, NBP the base periods
    /// of a year of 365 days. The law prints three decimals.
    ///
    /// - Source: Federal Law 353-FZ, article 6 parts 2, 2.1 and 2.2.
    static func fullCost(
        _ flows: [DailyFlow], decimals: UInt8
    ) throws(MeasureFlaw) -> EffectiveRate {
        let base = BasePeriod(of: flows)
        let placed = flows.map { base.place($0, from: flows[0].day) }
        return try yearly(
            UnitPeriodEquation(flows: placed), periodsPerYear: base.perYear, decimals: decimals)
    }
}
