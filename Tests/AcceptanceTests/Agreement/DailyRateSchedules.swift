import Directories
import Contracts
import Measures

/// Schedules of `schedules/daily_rate_capped_credit.json`: simple interest by the day.
struct DailyRateSchedule: Decodable, Sendable {
    let id: String
    let terms: Published
    let expected: Expected

    struct Published: Decodable, Sendable {
        let start: String?
        let payments: Int?
        let unit_period: String?
        let payment_rounding: String?
        let level_payment_option: String?
        let daily_rate: String?
        let interest_method: String?
        let interest_rounding: String?
        let interest_cap_total: String?
    }

    struct Expected: Decodable, Sendable {
        let rows: [[Cell]]
    }

    func judged() throws -> Judgement {
        if terms.interest_method == "add-on" {
            return Judgement(
                id: id,
                verdict: .notModelled(
                    "add-on interest, set for the whole term at the start and paid first"))
        }
        guard let plan = try scheduleTerms()?.plan() else {
            return Judgement(id: id, verdict: .notModelled("the source shows no terms"))
        }
        let ours = plan.rows.map { row in
            [row.payment.minor, row.interest.minor, row.principal.minor, row.balance.minor]
        }
        let start = try Day(text: terms.start ?? "")
        let days = plan.rows.map { String(start.days(to: $0.repayment)) }
        let theirs = expected.rows.dropFirst().map { row in
            [1, 3, 4, 6].map { units(row[$0].text ?? "", digits: 2) }
        }
        let agrees = ours == theirs && days == expected.rows.dropFirst().map { $0[0].text }
        return Judgement(
            id: id,
            verdict: agrees
                ? .agrees
                : .differs("UNEXPECTED \(days) \(ours) \(theirs)"))
    }

    private func scheduleTerms() throws -> ScheduleTerms? {
        // A fee that is lent as well is in the first balance, not in the principal.
        guard let disbursed = terms.start, let balance = expected.rows[0][6].text,
            let payments = terms.payments,
            let daily = terms.daily_rate?.split(separator: " ").first,
            let first = expected.rows[1][0].text.flatMap({ Int32($0) })
        else { return nil }
        let start = try Day(text: disbursed)
        let lent = dollars(balance)
        let every =
            try terms.unit_period?.hasPrefix("2-weekly") == true
            ? Tenor(2, .week) : Tenor(1, .month)
        let isMonthEnd = terms.unit_period?.hasSuffix("month-end") == true
        let perYear: Int64 = terms.daily_rate?.hasSuffix("per year") == true ? 1 : 365
        return ScheduleTerms(
            principal: lent,
            yearlyRate: YearlyRate(
                millionthsOfPercent: percent(String(daily)).millionthsOfPercent * perYear),
            dates: ScheduleDates(
                disbursed: start, anchor: .firstRepayment(start.advanced(by: first)),
                cycle: try ScheduleCycle(
                    every: every,
                    monthEnd: isMonthEnd ? .keepsMonthEnd : .keepsDay, periods: payments),
                finalRepayment: nil, holidays: nil),
            interest: ScheduleInterest(
                dayCount: .by(.actual365), rounding: rounding(terms.interest_rounding),
                totalMax: terms.interest_cap_total == "100 %" ? lent : nil),
            repayment: ScheduleRepayment(
                shape: .annuity, instalment: instalment, downPayment: nil,
                interestOnlyPeriods: 0))
    }

    private var instalment: InstalmentRule {
        let isLower = terms.level_payment_option == "lower final payment"
        return InstalmentRule(
            fixed: nil, basis: .interestPeriods, rounding: rounding(terms.payment_rounding),
            multipleOf: cent, last: isLower ? .neverHigher : .takesRest)
    }

    private func rounding(_ name: String?) -> Rounding {
        switch name {
        case "rounded up": .up
        case "rounded down": .down
        default: .halfUp
        }
    }
}
