import Directories
import Measures

/// What a contract and its product ask of the schedule calculator.
extension ContractState {
    /// The terms of the first plan, for money paid out on `day`.
    /// - Parameter holidays: the calendar that moves its days; nil leaves them.
    /// - Throws: `outOfRange(.schedule)` for a shape that needs more than the contract says.
    func scheduleTerms(
        issued day: Day, _ holidays: ScheduleHolidays?
    ) throws(MeasureFlaw) -> ScheduleTerms {
        let interest = product.interest
        try refuseUnequalPeriods()
        guard (0...ContractState.interestFreeDaysMax).contains(terms.interestFreeDays) else {
            throw .outOfRange(
                .schedule, text: "\(terms.interestFreeDays) interest-free days",
                accepted: "0...\(ContractState.interestFreeDaysMax)")
        }
        let cycle = try ScheduleCycle(
            every: terms.period, monthEnd: .keepsDay, periods: terms.periods)
        let dayCount = interest.basis.dayCount.map { ScheduleDayCount.by($0) } ?? .equalPeriods
        let anchor =
            terms.firstRepayment.map { ScheduleAnchor.firstRepayment($0) } ?? .disbursement
        let rule = InstalmentRule(
            fixed: terms.instalment, basis: interest.instalmentBasis,
            rounding: interest.instalmentRounding,
            multipleOf: money(interest.instalmentMultipleOf ?? 1), last: .takesRest)
        return ScheduleTerms(
            principal: terms.principal, yearlyRate: terms.rate,
            dates: ScheduleDates(
                disbursed: day, anchor: anchor, cycle: cycle, finalRepayment: nil,
                holidays: holidays),
            interest: ScheduleInterest(
                dayCount: dayCount, rounding: interest.rounding, totalMax: nil),
            repayment: ScheduleRepayment(
                shape: try shape(), instalment: rule, downPayment: nil, interestOnlyPeriods: 0))
    }

    /// A hundred years.
    static let interestFreeDaysMax: Int32 = 36_525

    /// Where every period is the same part of a year, whole periods must make one: 5 months
    /// would be planned as 5/12 of a year and accrue as its half.
    private func refuseUnequalPeriods() throws(MeasureFlaw) {
        guard product.interest.basis == .samePeriod else { return }
        guard terms.periodsPerYear * Int64(terms.period.count) == terms.period.unit.inYear else {
            throw .outOfRange(
                .tenor, text: "\(terms.period)", accepted: "a part of 12 months, 52 weeks, 365 days"
            )
        }
    }

    private func shape() throws(MeasureFlaw) -> ScheduleShape {
        switch product.interest.shape {
        case .annuity: return product.interest.base == .loanAmount ? .flatByPeriod : .annuity
        case .equalPrincipal: return .equalPrincipal
        case .interestOnly: return .interestOnly
        case .flat: return .flat
        case .custom:
            throw .outOfRange(
                .schedule, text: "custom", accepted: "a shape that the terms determine")
        }
    }
}
