import Directories
package import Measures

/// The least interest that a contract bears, however early it ends.
///
/// What is charged for it is charged ahead: interest of later days is earned off it, and only
/// what is more is booked.
/// - Source: D-3.13, R004-44.
extension ContractState {
    /// The document that charges what is missing to the least; nil when nothing is.
    package func mandatoryInterest(on day: Day) throws(Refusal) -> Document? {
        let missing = try mandatoryInterestMissing(on: day)
        guard missing > 0, let running = schedule?.holding(day) else { return nil }
        let bucket = Bucket(.mandatoryInterest, running.number, isOffBalance: false)
        return Document(
            .mandatoryInterest,
            [DebtOperation(.accrual, .plus, bucket, money(missing))], changes: [])
    }

    /// What is missing on `day` to the interest that must be borne from the disbursement on.
    ///
    /// - Days: the product's mandatory days, counted from the day of disbursement.
    /// - Source: D-3.13: 30,000.00 at 36.5 % for 14 days is 420.00.
    package func mandatoryInterestMissing(on day: Day) throws(Refusal) -> Int64 {
        let days = product.interest.mandatoryDays
        guard days > 0, let schedule, schedule.first.issue.days(to: day) < days,
            day < schedule.last.repayment
        else { return 0 }
        let first = schedule.first
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

    /// Mandatory interest that no day has earned yet, minor units; in the first edition it was
    /// never earned.
    var mandatoryInterestAhead: Int64 {
        guard product.edition >= .planIsDebt else { return 0 }
        return counters.reduce(0) {
            $1.amountType == .mandatoryInterest ? $0 + Int64(clamping: $1.numerator) : $0
        }
    }

    /// Takes what days of a tranche have earned out of what was charged before; minor units.
    mutating func earnOffMandatory(_ minor: Int64, _ tranche: TrancheNumber) {
        let count = counters.first { $0.amountType == kind.interestType && $0.tranche == tranche }
        guard let count else { return }
        accruals.earnOffMandatory(
            minor, in: count.amountType, tranche, over: denominator(of: count))
    }

    /// Whether a count of mandatory interest has nothing more to say.
    func isSettledMandatory(_ counter: AccrualCounter) -> Bool {
        isMandatoryTimeOver && (counter.numerator == 0 || product.edition < .planIsDebt)
    }
}
