package import Directories
package import Measures

/// Planning: the schedule a contract starts with, and the one an early repayment leaves.
extension ContractState {
    /// Version 1 of the schedule, for money paid out on `day`.
    ///
    /// - Throws: `disbursementDayDiffers` when the first repayment does not lie after the day;
    ///   `notConfigured` for a calendar the directory does not hold; arithmetic refusals.
    package func firstSchedule(
        issued day: Day, _ directory: Directory
    ) throws(Refusal) -> Schedule {
        if let first = terms.firstRepayment, first <= day {
            throw .disbursementDayDiffers(planned: terms.plannedDisbursement, real: day)
        }
        let calendar = try dueCalendar(directory)
        let planned = try refusing { () throws(MeasureError) in
            try scheduleTerms(issued: day).plan()
        }
        var tranches: [Tranche] = []
        for row in planned.rows {
            let due = try refusing { () throws(MeasureError) in
                try product.interest.shift.shifted(row.repayment, by: calendar)
            }
            tranches.append(
                Tranche(
                    number: TrancheNumber(rawValue: UInt16(tranches.count + 1)),
                    issue: row.issue, repayment: row.repayment, due: max(due, row.repayment),
                    principal: row.principal.minor, interest: row.interest.minor))
        }
        return try withoutFreeDays(Schedule(version: 1, tranches: tranches))
    }

    /// The plan less the interest of the days that are free after the disbursement.
    private func withoutFreeDays(_ schedule: Schedule) throws(Refusal) -> Schedule {
        guard terms.interestFreeDays > 0 else { return schedule }
        let free = interestFreeThrough(schedule)
        var tranches = schedule.tranches
        for place in tranches.indices where tranches[place].issue < free {
            let tranche = tranches[place]
            let interest = try interest(
                of: tranche, on: schedule.opening(of: tranche), from: max(tranche.issue, free))
            tranches[place] = tranche.with(principal: tranche.principal, interest: interest)
        }
        return try Schedule(version: schedule.version, tranches: tranches)
    }

    /// Interest of a tranche on a balance that does not change, for the days after `from`.
    func interest(
        of tranche: Tranche, on base: Int64, from: Day
    ) throws(Refusal) -> Int64 {
        guard from < tranche.repayment else { return 0 }
        let basis = product.interest.basis
        let units =
            basis.units(
                issue: tranche.issue, through: tranche.repayment, end: tranche.repayment)
            - basis.units(issue: tranche.issue, through: from, end: tranche.repayment)
        let numerator = Int128(base) * Int128(units) * Int128(terms.rate.millionthsOfPercent)
        let interest = product.interest.rounding.quotient(
            numerator, over: ContractState.interestDenominator(tranche, product, terms))
        guard let minor = Int64(exactly: interest) else { throw .overflow }
        return minor
    }

    private func dueCalendar(_ directory: Directory) throws(Refusal) -> WorkCalendar {
        guard let code = product.interest.calendar else { return .everyDay }
        guard let calendar = directory.calendars[code] else {
            throw .notConfigured("calendar \(code)")
        }
        return calendar
    }

    /// The next version after principal was repaid ahead of time; nil without a schedule.
    ///
    /// Principal is what the buckets still hold, or what the instalment leaves of it after the
    /// interest, by the product. Interest of the running tranche is what it will have borne by
    /// its end, of later ones what their opening balance will bear.
    package func replannedSchedule(after day: Day) throws(Refusal) -> Schedule? {
        try replanned(after: day, keeping: keptInstalment())
    }

    /// The next version with a new instalment for the principal that is left.
    ///
    /// Dates stay; the instalment is solved by equal periods, as the first one was, and the
    /// last tranche takes the rest.
    /// - Shape: nil when no tranche is left after `day`, or without principal.
    /// - Source: domain §3.11, §3.20.
    package func recalculatedSchedule(after day: Day) throws(Refusal) -> Schedule? {
        let left = schedule?.tranches.filter { $0.repayment > day }.count ?? 0
        guard left > 0, principalLeft > 0 else { return nil }
        let perPeriod = Fraction(
            Int128(terms.rate.millionthsOfPercent),
            over: YearlyRate.scale * Int128(terms.periodsPerYear))
        let instalment = try refusing { () throws(MeasureError) in
            try Annuity(ratePerPeriod: perPeriod, periods: left).payment(
                principal: money(principalLeft),
                multipleOf: product.interest.instalmentMultipleOf ?? 1,
                rounding: product.interest.instalmentRounding)
        }
        return try replanned(after: day, keeping: instalment)
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
        var next = self
        let (version, isTooMany) = schedule.version.addingReportingOverflow(1)
        if isTooMany { throw .overflow }
        next.schedule = try Schedule(version: version, tranches: plan)
        var opening = plan.reduce(0) { $1.repayment > day ? $0 + $1.principal : $0 }
        var tranches: [Tranche] = []
        for tranche in plan {
            guard tranche.repayment > day else {
                tranches.append(tranche)
                continue
            }
            let interest = try next.plannedInterest(of: tranche, opening: opening, on: day)
            let principal = try next.plannedPrincipal(
                of: tranche, opening: opening, interest: interest, instalment)
            tranches.append(tranche.with(principal: principal, interest: interest))
            opening -= principal
        }
        return try Schedule(version: version, tranches: tranches)
    }

    private func plannedInterest(
        of tranche: Tranche, opening: Int64, on day: Day
    ) throws(Refusal) -> Int64 {
        if let count = counts.first(where: {
            $0.amountType == kind.interestType && $0.tranche == tranche.number
        }) {
            var ahead = count
            ahead.isAhead = true
            return try target(of: ahead)
        }
        let free = schedule.map(interestFreeThrough) ?? tranche.issue
        return try interest(of: tranche, on: opening, from: max(tranche.issue, free))
    }

    /// What is missing on `day` to the interest that must be borne from the disbursement on.
    ///
    /// - Days: the product's mandatory days, counted from the day of disbursement.
    /// - Source: domain §3.13: 30,000.00 at 36.5 % for 14 days is 420.00.
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
            numerator, over: ContractState.interestDenominator(first, product, terms))
        guard let minor = Int64(exactly: least) else { throw .overflow }
        return max(0, minor - interestAccrued(before: day))
    }

    /// Interest accrued so far: counted tranches as booked, ended ones as planned.
    private func interestAccrued(before day: Day) -> Int64 {
        guard let schedule else { return 0 }
        return schedule.tranches.reduce(0) { sum, tranche in
            let count = counts.first {
                $0.amountType == .interest && $0.tranche == tranche.number
            }
            if let count { return sum + count.booked }
            return tranche.repayment < day ? sum + tranche.interest : sum
        }
    }
}

extension Tranche {
    func with(principal: Int64, interest: Int64) -> Tranche {
        Tranche(
            number: number, issue: issue, repayment: repayment, due: due,
            principal: principal, interest: interest)
    }
}
