package import Directories
package import Measures

/// Days on which one balance bore one rate: a line of what an accrual is made of.
package struct AccrualSpan: Hashable, Sendable {
    package let amountType: AmountType
    package let tranche: TrancheNumber
    /// What bears the rate, minor units.
    package let base: Int64
    package let rate: YearlyRate
    /// Both are included.
    package let first: Day
    package internal(set) var last: Day
    /// The part of a year that the days are.
    package internal(set) var part: Fraction
}

extension ContractState {
    /// What the days after `countedThrough` add to interest and penalties, for people to follow.
    ///
    /// It walks day by day, without the steps of the counters: who checks an amount with it
    /// does not repeat how the amount was reckoned.
    /// - Shape: in the order of their first days; equal days in a row are one span.
    /// - Days: `day` is included.
    package func accrualSpans(through day: Day) -> [AccrualSpan] {
        guard status.isServiced, let schedule else { return [] }
        var spans: [AccrualSpan] = []
        var next = countedThrough.next
        while next <= day {
            if let interest = interestSpan(on: next, schedule) { spans.take(interest) }
            for delay in delaySpans(on: next, schedule) { spans.take(delay) }
            next = next.next
        }
        return spans
    }

    /// The exact total of a count, in minor units.
    package func exactTotal(of count: Count) -> Fraction {
        Fraction(count.numerator, over: denominator(of: count))
    }

    private func interestSpan(on day: Day, _ schedule: Schedule) -> AccrualSpan? {
        guard day > interestFreeThrough(schedule), isRunning(interestStoppedFrom, on: day),
            let tranche = schedule.running(on: day)
        else { return nil }
        let basis = product.interest.basis
        let units =
            basis.units(issue: tranche.issue, through: day, end: tranche.repayment)
            - basis.units(issue: tranche.issue, through: day.previous, end: tranche.repayment)
        let perYear = basis.unitsPerYear(
            issue: tranche.issue, end: tranche.repayment,
            periodsPerYear: terms.periodsPerYear)
        return AccrualSpan(
            amountType: .interest, tranche: tranche.number,
            base: interestBase(on: day, tranche, schedule), rate: terms.rate, first: day,
            last: day, part: Fraction(Int128(units), over: Int128(perYear)))
    }

    private func delaySpans(on day: Day, _ schedule: Schedule) -> [AccrualSpan] {
        var spans: [AccrualSpan] = []
        for entry in buckets.entries {
            guard let tranche = schedule[entry.bucket.tranche], tranche.due < day else {
                continue
            }
            let index = tranche.due.days(to: day)
            let delay = { (type: AmountType, rate: YearlyRate) in
                AccrualSpan(
                    amountType: type, tranche: tranche.number, base: entry.minor, rate: rate,
                    first: day, last: day,
                    part: Fraction(1, over: Int128(product.penalties.daysPerYear)))
            }
            if entry.bucket.amountType == .principal {
                let bands = product.penalties.onPrincipal
                spans +=
                    penalty(bands, index, on: day).map { [delay(.penaltyOnPrincipal, $0)] } ?? []
                if let rate = product.interest.overdueRate, isRunning(interestStoppedFrom, on: day)
                {
                    spans.append(delay(.overdueInterest, rate))
                }
            } else if entry.bucket.amountType == .interest {
                let bands = product.penalties.onInterest
                spans +=
                    penalty(bands, index, on: day).map { [delay(.penaltyOnInterest, $0)] } ?? []
            }
        }
        return spans
    }

    /// The penalty rate of an overdue day, counted from 1.
    private func penalty(_ bands: [PenaltyBand], _ index: Int32, on day: Day) -> YearlyRate? {
        guard index > product.penalties.graceDays, isRunning(penaltyStoppedFrom, on: day) else {
            return nil
        }
        return bands.last { $0.fromDay <= index }?.rate
    }

    private func isRunning(_ stop: Day?, on day: Day) -> Bool { stop.map { day < $0 } ?? true }
}

extension [AccrualSpan] {
    /// Takes in a day, in the span before it where that is of the same kind.
    fileprivate mutating func take(_ day: AccrualSpan) {
        let place = lastIndex { span in
            span.amountType == day.amountType && span.tranche == day.tranche
                && span.base == day.base && span.rate == day.rate
                && span.last.next == day.first && span.part.denominator == day.part.denominator
        }
        guard let place else {
            append(day)
            return
        }
        self[place].last = day.last
        self[place].part = Fraction(
            self[place].part.numerator + day.part.numerator, over: day.part.denominator)
    }
}
