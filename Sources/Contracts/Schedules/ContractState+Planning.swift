package import Directories
package import Measures

/// Planning: the schedule a contract starts with, and the one an early repayment leaves.
extension ContractState {
    /// Version 1 of the schedule, for money paid out on `day`.
    ///
    /// - Throws: `limitsNotKnown`, `dailyRateTooHigh` where the law keeps the money from being
    ///   lent; `disbursementDayDiffers` when the first repayment does not lie after the day;
    ///   `notConfigured` for a calendar the directory does not hold; arithmetic refusals.
    package func firstSchedule(
        issued day: Day, _ directory: Directory
    ) throws(Refusal) -> Schedule {
        if let first = terms.firstRepayment, first <= day {
            throw .schedule(.disbursementDayDiffers(planned: terms.plannedDisbursement, real: day))
        }
        try terms.checkLimits(
            under: product, directory.cap(signed: terms.signed), issued: day)
        let holidays = try dueDays(directory).holidays
        let planned = try refusing { () throws(MeasureFlaw) in
            try scheduleTerms(issued: day, holidays).plan()
        }
        var tranches: [Tranche] = []
        for row in planned.rows where row.principal.isPositive || !row.balance.isZero {
            tranches.append(
                Tranche(
                    number: TrancheNumber(rawValue: UInt16(tranches.count + 1)),
                    issue: row.issue, repayment: row.repayment, due: row.due,
                    principal: row.principal.minor, interest: row.interest.minor))
        }
        let instalment = product.interest.shape == .annuity ? planned.instalment : nil
        let schedule = try nextVersion(tranches, after: day, keeping: instalment)
        try refuseSmallInstalment(in: schedule)
        return schedule
    }

    /// An instalment that was agreed on repays something in every tranche but a first one that
    /// is longer than the others.
    private func refuseSmallInstalment(in schedule: Schedule) throws(Refusal) {
        guard product.interest.shape == .annuity, let agreed = terms.instalment else { return }
        let isFirstOdd = terms.firstRepayment != nil
        for tranche in schedule.tranches.dropFirst(isFirstOdd ? 1 : 0)
        where tranche.interest >= agreed.minor {
            throw .measure(
                .outOfRange(
                    .schedule, text: "an instalment of \(agreed.text)",
                    accepted: "more than \(money(tranche.interest).text), the interest of "
                        + "\(tranche.issue)...\(tranche.repayment)"))
        }
    }

    /// Interest of a tranche on a balance that does not change, for the days after `from`.
    func interest(
        of tranche: Tranche, on base: Int64, from: Day
    ) throws(Refusal) -> Int64 {
        guard from < tranche.repayment else { return 0 }
        let numerator = interestNumerator(
            of: tranche, on: base, after: from, through: tranche.repayment)
        let interest = product.interest.rounding.quotient(
            numerator, over: interestDenominator(of: tranche))
        return try ContractSum.within(interest)
    }

    /// The repayment day that was agreed on for a tranche, wherever a holiday has moved it.
    package func agreedRepayment(
        of tranche: Tranche, in schedule: Schedule, _ directory: Directory
    ) throws(Refusal) -> Day {
        try dueDays(directory).unmoved(tranche.repayment) {
            terms.isOfCycle($0, issued: schedule.first.issue)
        }
    }

    func dueDays(_ directory: Directory) throws(Refusal) -> DueDays {
        guard let code = product.interest.calendar else { return DueDays(holidays: nil) }
        guard let calendar = directory.calendars[code] else {
            throw .directory(.notConfigured("calendar \(code)"))
        }
        return DueDays(
            holidays: ScheduleHolidays(
                calendar: calendar, shift: product.interest.shift,
                movesInterest: product.interest.shiftEffect == .movesTranche))
    }

    /// Whether a due day may still move: the days off of its year are known by law alone.
    package func isProvisional(due: Day, _ directory: Directory) -> Bool {
        guard product.interest.shift != .none, let code = product.interest.calendar,
            let calendar = directory.calendars[code]
        else { return false }
        return calendar.knowledge(of: due) == .byLaw
    }

    /// The next version after principal was repaid ahead of time; nil without a schedule.
    ///
    /// Principal is what the buckets still hold, or what the instalment leaves of it after the
    /// interest, by the product. Interest of the running tranche is what it will have borne by
    /// its end, of later ones what their opening balance will bear.
    package func replannedSchedule(after day: Day) throws(Refusal) -> Schedule? {
        try replanned(after: day, keeping: keptInstalment())
    }

    /// The next version with what tranches to come hold, whatever the instalment was.
    package func schedule(ofBalancesAfter day: Day) throws(Refusal) -> Schedule? {
        try replanned(after: day, keeping: nil)
    }

    /// Whether tranches to come hold other principal than is planned.
    package func isPlanOutdated(after day: Day) -> Bool {
        schedule?.tranches.contains { tranche in
            tranche.repayment > day
                && tranche.principal
                    != owed(Bucket(kind.principalType, tranche.number, isOffBalance: false))
        } ?? false
    }

    /// The next version with a new instalment for the principal that falls due after `day`.
    ///
    /// Dates stay; the instalment is solved by equal periods, as the first one was, and the
    /// last tranche takes the rest.
    /// - Shape: nil when no tranche is left after `day`, or without principal.
    /// - Source: D-3.11, D-3.20.
    package func recalculatedSchedule(after day: Day) throws(Refusal) -> Schedule? {
        let left = schedule?.tranches.filter { $0.repayment > day } ?? []
        let principal = left.reduce(0) { sum, tranche in
            sum + buckets[Bucket(.principal, tranche.number, isOffBalance: false)]
        }
        guard principal > 0 else { return nil }
        let instalment = try refusing { () throws(MeasureFlaw) in
            try annuity(over: left).payment(
                principal: money(principal),
                multipleOf: product.interest.instalmentMultipleOf ?? 1,
                rounding: product.interest.instalmentRounding)
        }
        return try replanned(after: day, keeping: instalment)
    }

    /// The payments of tranches to come, by the periods that the product solves for.
    private func annuity(over tranches: [Tranche]) throws(MeasureFlaw) -> Annuity {
        switch product.interest.instalmentBasis {
        case .equalPeriods:
            let perPeriod = Fraction(
                Int128(terms.rate.millionthsOfPercent),
                over: YearlyRate.scale * Int128(terms.periodsPerYear))
            return try Annuity(ratePerPeriod: perPeriod, periods: tranches.count)
        case .interestPeriods:
            var annuity = Annuity()
            for tranche in tranches {
                let units = interestNumerator(
                    of: tranche, on: 1, after: tranche.issue, through: tranche.repayment)
                try annuity.append(Fraction(units, over: interestDenominator(of: tranche)))
            }
            return annuity
        }
    }

    /// The next version, by an instalment for the tranches after `day`, or by their balances.
    func replanned(
        after day: Day, keeping instalment: Money?
    ) throws(Refusal) -> Schedule? {
        guard let schedule else { return nil }
        let plan = schedule.tranches.map { tranche -> Tranche in
            guard tranche.repayment > day else { return tranche }
            let bucket = Bucket(kind.principalType, tranche.number, isOffBalance: false)
            return tranche.with(principal: owed(bucket), interest: tranche.interest)
        }
        return try nextVersion(plan, after: day, keeping: instalment)
    }

    /// The next version of the schedule: a plan, with the interest its tranches will bear.
    ///
    /// - Shape: the principal of `plan` is what the buckets hold, in tranches after `day`.
    func nextVersion(
        _ plan: [Tranche], after day: Day, keeping instalment: Money?
    ) throws(Refusal) -> Schedule {
        var next = self
        let (version, isTooMany) = (schedule?.version ?? 0).addingReportingOverflow(1)
        if isTooMany { throw .amount(.overflow) }
        next.schedule = try Schedule(version: version, tranches: plan)
        var opening = plan.reduce(0) { $1.repayment > day ? $0 + $1.principal : $0 }
        var tranches: [Tranche] = []
        for tranche in plan {
            guard tranche.repayment > day else {
                tranches.append(tranche)
                continue
            }
            let interest = try next.plannedInterest(of: tranche, opening: opening)
            let principal = try next.plannedPrincipal(
                of: tranche, opening: opening, interest: interest, instalment)
            tranches.append(tranche.with(principal: principal, interest: interest))
            opening -= principal
        }
        return try Schedule(version: version, tranches: tranches)
    }

    /// What a tranche will have borne by its end, if all goes by the plan; minor units.
    func plannedInterest(of tranche: Tranche, opening: Int64) throws(Refusal) -> Int64 {
        if tranche.issue < accruedThrough,
            let counter = counters.first(where: {
                $0.amountType == kind.interestType && $0.tranche == tranche.number
            })
        {
            var whole = counter
            whole.accruedInAdvance = .whole
            return try target(of: whole)
        }
        return try interest(
            of: tranche, on: plannedBase(of: tranche, opening: opening),
            from: max(tranche.issue, interestFreeThrough, interestBornElsewhere(of: tranche)))
    }

    /// The last day whose interest an earlier tranche has borne, which had ended; far back where
    /// there is none.
    private func interestBornElsewhere(of tranche: Tranche) -> Day {
        guard bearsAfterEnd, tranche.issue < accruedThrough else { return tranche.issue }
        return min(accruedThrough, tranche.repayment)
    }

    /// What is missing on `day` to the interest that must be borne from the disbursement on.
    ///
    /// - Days: the product's mandatory days, counted from the day of disbursement.
    /// - Source: D-3.13: 30,000.00 at 36.5 % for 14 days is 420.00.
    package func mandatoryInterestMissing(on day: Day) throws(Refusal) -> Int64 {
        let days = product.interest.mandatoryDays
        guard days > 0, let first = schedule?.first, first.issue.days(to: day) < days else {
            return 0
        }
        let basis = product.interest.basis
        let end = max(first.repayment, first.issue.advanced(by: days))
        let units = basis.units(
            issue: first.issue, through: first.issue.advanced(by: days), end: end)
        let numerator =
            Int128(terms.principal.minor) * Int128(units)
            * Int128(terms.rate.millionthsOfPercent)
        let least = product.interest.rounding.quotient(
            numerator, over: yearDenominator(of: first))
        return max(0, try ContractSum.within(least) - interestAccrued(before: day))
    }

    /// Whether a full early repayment owes no mandatory interest any more.
    var isMandatoryTimeOver: Bool {
        guard let issue = schedule?.first.issue else { return true }
        return issue.days(to: accruedThrough) >= product.interest.mandatoryDays
    }

    /// Interest accrued so far: accrued tranches as booked, ended ones as planned; and what was
    /// charged already to make up for the rest.
    private func interestAccrued(before day: Day) throws(Refusal) -> Int64 {
        guard let schedule else { return 0 }
        var sum: Int128 = 0
        for counter in counters where counter.amountType == .mandatoryInterest {
            sum += Int128(counter.booked)
        }
        for tranche in schedule.tranches {
            let counter = counters.first {
                $0.amountType == .interest && $0.tranche == tranche.number
            }
            if let counter {
                sum += Int128(counter.booked)
            } else if tranche.repayment < day {
                sum += Int128(tranche.interest)
            }
        }
        return try ContractSum.within(sum)
    }
}

extension Tranche {
    func with(principal: Int64, interest: Int64) -> Tranche {
        Tranche(
            number: number, issue: issue, repayment: repayment, due: due,
            principal: principal, interest: interest)
    }
}
