import Directories
import Contracts
import Measures

/// Schedules of `schedules/fineract.json`: one disbursement, nothing else happened.
struct InstalmentSchedule: Decodable, Sendable {
    let id: String
    let group: String
    let terms: Published
    let expected: Expected

    struct Published: Decodable, Sendable {
        let principal: String
        let rate_percent: String
        let rate_frequency: String
        let periods: Int
        let every: Int32
        let unit: String
        let disbursed_on: String
        let interest_method: String
        let interest_calculation_period: String
        let days_in_month: String
        let days_in_year: String
        let days_in_year_custom: String?
        let interest_recognition_on_disbursement_date: Bool?
        let installment_multiple_of: Int64?
        let down_payment_percent: String?
        let schedule_engine: String
        let fixed_length_in_units: Int?
        let month_end_rule: String?
    }

    struct Expected: Decodable, Sendable {
        let rows: [[Cell]]
    }

    func judged() throws -> Judgement {
        if let reason = reasonNotModelled {
            return Judgement(id: id, verdict: .notModelled(reason))
        }
        let plan = try scheduleTerms().plan()
        let ours = plan.rows.map { row in
            [
                String(row.days), row.repayment.description, String(row.balance.minor),
                String(row.principal.minor), String(row.interest.minor),
                String(row.payment.minor),
            ]
        }
        let theirs = expected.rows.filter { $0[0].text != nil }.map { row in
            row[1...2].map { $0.text ?? "" }
                + row[3...6].map { String(units($0.text ?? "", digits: 2)) }
        }
        if ours == theirs { return Judgement(id: id, verdict: .agrees) }
        let reason = InstalmentSchedule.differences[id] ?? "UNEXPECTED \(ours) \(theirs)"
        return Judgement(id: id, verdict: .differs(reason))
    }

    private static let differences: [String: String] = [
        "fin-033": "flat interest after a down payment is counted on the whole loan there, "
            + "here on what the down payment leaves"
    ]

    private var reasonNotModelled: String? {
        if group == "overdue_recalculated" {
            return "the plan is redone for unpaid instalments; here interest on overdue "
                + "principal is accrued by the ledger, the plan stays"
        }
        if terms.month_end_rule != nil {
            return "a day that the month lacks goes to the first of the next month; here it is "
                + "cut to the month's end"
        }
        return nil
    }

    func scheduleTerms() throws -> ScheduleTerms {
        let principal = dollars(terms.principal)
        let yearly = percent(terms.rate_percent).millionthsOfPercent
        let monthly = terms.rate_frequency == "month"
        let down = try terms.down_payment_percent.map { share in
            let part = Fraction(Int128(units(share, digits: 2)), over: 10_000)
            return try principal.times(part, rounding: .halfEven)
        }
        return ScheduleTerms(
            principal: principal,
            yearlyRate: YearlyRate(millionthsOfPercent: monthly ? yearly * 12 : yearly),
            dates: try dates(),
            interest: ScheduleInterest(
                dayCount: dayCount, rounding: .halfEven, totalMax: nil),
            repayment: ScheduleRepayment(
                shape: shape, instalment: instalment, downPayment: down, interestOnlyPeriods: 0))
    }

    private func dates() throws -> ScheduleDates {
        let disbursed = try Day(text: terms.disbursed_on)
        let units: [String: Tenor.Unit] = ["days": .day, "weeks": .week, "months": .month]
        let tenor = try Tenor(terms.every, units[terms.unit] ?? .year)
        return ScheduleDates(
            disbursed: disbursed, anchor: .disbursement,
            cycle: try ScheduleCycle(
                every: tenor, monthEnd: .keepsDay, periods: terms.periods),
            finalRepayment: terms.fixed_length_in_units.map {
                disbursed.advanced(by: Int32($0))
            },
            holidays: nil)
    }

    private var isFlat: Bool { terms.interest_method == "flat" }
    private var isProgressive: Bool { terms.schedule_engine == "progressive" }

    private var shape: ScheduleShape {
        if !isFlat { return .annuity }
        return isProgressive ? .flatByPeriod : .flat
    }

    private var instalment: InstalmentRule {
        InstalmentRule(
            fixed: nil, basis: .interestPeriods, rounding: .halfEven,
            multipleOf: Money(minor: max(1, (terms.installment_multiple_of ?? 0) * 100), dollar),
            last: isProgressive ? .smoothed : .takesRest)
    }

    private var dayCount: ScheduleDayCount {
        let isSame = terms.interest_calculation_period == "same_as_repayment"
        if isSame && terms.unit != "days" { return .samePeriod }
        if terms.days_in_month == "30" { return .thirtyDayMonths }
        if terms.days_in_year == "360" { return .by(.actual360) }
        if terms.days_in_year == "365" || !isProgressive { return .by(.actual365) }
        if terms.days_in_year_custom != nil { return .by(.actual365Actual) }
        return terms.interest_recognition_on_disbursement_date == true
            ? .by(.actualActualISDA) : .by(.actualActualDaily)
    }
}
