import Measures

/// A plan while its rows are being written; the shapes write, the draft keeps the balance.
struct PlanDraft {
    let terms: ScheduleTerms
    let periods: [PlanPeriod]
    private(set) var balance: Money
    private(set) var rows: [PlannedRow] = []
    private(set) var interestPaid: Money

    init(terms: ScheduleTerms, periods: [PlanPeriod]) {
        self.terms = terms
        self.periods = periods
        balance = terms.principal
        interestPaid = Money.zero(terms.principal.currency)
        rows.reserveCapacity(periods.count + 1)
    }

    var rule: InstalmentRule { terms.repayment.instalment }
    var zero: Money { Money.zero(balance.currency) }

    /// The periods that repay principal.
    var repayingCount: Int { periods.count - terms.repayment.interestOnlyPeriods }

    func isInterestOnly(_ index: Int) -> Bool { index < terms.repayment.interestOnlyPeriods }

    /// Writes the row of the down payment, if there is one.
    mutating func payDown() throws(MeasureFlaw) {
        guard let amount = terms.repayment.downPayment else { return }
        let rest = try balance.less(amount)
        guard !amount.isNegative, rest.isPositive else {
            throw .outOfRange(
                .schedule, text: "down payment \(amount.minor)",
                accepted: "less than \(balance.minor)")
        }
        let day = terms.dates.disbursed
        balance = rest
        rows.append(
            PlannedRow(
                number: 1, issue: day, repayment: day, due: day, interest: zero,
                principal: amount, balance: rest))
    }

    /// The interest of a period on the balance as it stands, within the limit of the plan, of
    /// which `accrued` is taken already.
    func interest(_ period: PlanPeriod, accrued: Money) throws(MeasureFlaw) -> Money {
        let interest = try balance.times(period.rate, rounding: terms.interest.rounding)
        guard let limit = terms.interest.totalMax else { return interest }
        let left = try limit.less(accrued)
        return left.minor < interest.minor ? left : interest
    }

    /// Writes the row of a period.
    mutating func pay(
        interest: Money, principal: Money, in period: PlanPeriod
    ) throws(MeasureFlaw) {
        _ = try interest.plus(principal)
        balance = try balance.less(principal)
        interestPaid = try interestPaid.plus(interest)
        rows.append(
            PlannedRow(
                number: rows.count + 1, issue: period.issue, repayment: period.repayment,
                due: period.due, interest: interest, principal: principal, balance: balance))
    }

    /// The amount agreed on, else an equal part in whole steps of the rule, or in minor units
    /// where that would be nothing.
    func regularPart(of amount: Money, in count: Int) throws(MeasureFlaw) -> Money {
        if let fixed = rule.fixed { return fixed }
        let step = rule.multipleOf.minor
        let steps = rule.rounding.quotient(
            Int128(amount.minor), over: Int128(count) * Int128(step))
        if steps != 0 { return try Money(exactly: steps * Int128(step), amount.currency) }
        return try amount.times(Fraction(1, over: Int128(count)), rounding: rule.rounding)
    }

    /// Closes the plan.
    func schedule(instalment: Money?) -> PlannedSchedule {
        PlannedSchedule(instalment: instalment, rows: rows, totalInterest: interestPaid)
    }
}
