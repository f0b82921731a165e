import Directories
import Contracts
import Measures
import Testing

/// Cash flows of `schedules/actus.json` (CC BY-SA 4.0), which are not rounded.
///
/// Ours are whole cents, so a row may differ by half a cent for its own rounding and for each
/// rounding before it: a cent for every row so far is allowed.
struct CashFlowSchedule: Decodable, Sendable {
    let id: String
    let simple: Bool?
    let terms: Published
    let expected: Expected

    struct Published: Decodable, Sendable {
        let kind: String
        let disbursed_on: String?
        let principal: String?
        let payment: String?
        let day_count: String?
        let rate: String?
        let maturity: String?
        let amortization_date: String?
        let principal_anchor: String?
        let interest_anchor: String?
        let interest_cycle: String?
        let calendar: String?
        let business_day: String?
        let arrayCycleAnchorDateOfInterestPayment: Cell?
        let arrayCycleOfInterestPayment: Cell?
        let arrayCycleAnchorDateOfPrincipalRedemption: Cell?
        let arrayNextPrincipalRedemptionPayment: Cell?
    }

    struct Expected: Decodable, Sendable {
        let rows: [[Cell]]
    }

    /// What is paid on one day, in units of 10^-10.
    struct Paid: Equatable {
        var principal: Int64 = 0
        var interest: Int64 = 0
    }

    func judged() throws -> Judgement {
        guard simple == true || isPaidAsPlanned else {
            return Judgement(
                id: id,
                verdict: .notModelled(
                    "rate resets, scaling, capitalised interest, purchase or termination"))
        }
        if id == "actus-ann09" {
            return Judgement(
                id: id,
                verdict: .notModelled("an annuity whose first payment is due on the first day"))
        }
        let plan = try scheduleTerms().plan()
        let theirs = paidByDay()
        var worst: Int64 = 0
        for (index, row) in plan.rows.enumerated() {
            let paid = theirs[row.due.description] ?? Paid()
            let allowed = Int64(index + 1) * 100_000_000
            let scale: Int64 = 100_000_000
            let principal = abs(row.principal.minor * scale - paid.principal)
            let interest = abs(row.interest.minor * scale - paid.interest)
            worst = max(worst, max(principal, interest) - allowed)
        }
        let days = Set(plan.rows.map(\.due.description))
        let others = theirs.filter { !days.contains($0.key) && $0.value != Paid() }.keys
        if worst <= 0 && others.isEmpty { return Judgement(id: id, verdict: .agrees) }
        let reason = CashFlowSchedule.differences[id] ?? "UNEXPECTED by \(worst), \(others)"
        return Judgement(id: id, verdict: .differs(reason))
    }

    /// Whether nothing happens but that a plan is paid, though it may be on moved days.
    private var isPaidAsPlanned: Bool {
        let events = Set(expected.rows.compactMap(\.[1].text))
        return events.isSubset(of: ["disbursement", "principal", "interest", "maturity"])
    }

    private static let differences: [String: String] = [
        "actus-pam25": "the last interest there runs to midnight, a day more; days are whole here"
    ]

    private func paidByDay() -> [String: Paid] {
        var days: [String: Paid] = [:]
        for row in expected.rows {
            guard let day = row[0].text, let event = row[1].text, let amount = row[2].text else {
                continue
            }
            let minor = abs(units(amount, digits: 10))
            switch event {
            case "principal", "maturity": days[day, default: Paid()].principal += minor
            case "interest": days[day, default: Paid()].interest += minor
            default: break
            }
        }
        return days.filter { $0.value != Paid() }
    }

    private func scheduleTerms() throws -> ScheduleTerms {
        let dates = try scheduleDates()
        return ScheduleTerms(
            principal: dollars(terms.principal ?? "0"),
            yearlyRate: YearlyRate(
                millionthsOfPercent: units(terms.rate ?? "0", digits: 8)),
            dates: dates,
            interest: ScheduleInterest(
                dayCount: .by(try DayCount(text: terms.day_count ?? "")), rounding: .halfUp,
                totalMax: nil),
            repayment: try repayment(dates))
    }

    private func scheduleDates() throws -> ScheduleDates {
        let disbursed = try Day(text: terms.disbursed_on ?? "")
        let cycle = terms.interest_cycle ?? terms.arrayCycleOfInterestPayment?.text ?? "P1ML0"
        let text = String(cycle.dropLast(2))
        let tenor = try Tenor(text: text)
        let start = try Day(
            text: terms.interest_anchor ?? terms.arrayCycleAnchorDateOfInterestPayment?.text.map {
                String($0.prefix(10))
            } ?? "")
        // A cycle that begins with the loan is counted from there: after 31 January and
        // 28 February comes 31 March.
        let isCounted = start <= disbursed
        let last = try Day(text: terms.maturity ?? terms.amortization_date ?? lastDay())
        func day(_ count: Int32) throws -> Day {
            try tenor.day(count + (isCounted ? 1 : 0), after: start, monthEnd: .keepsDay)
        }
        var count: Int32 = 0
        while try day(count) < last { count += 1 }
        let isOnCycle = try day(count) == last
        let isLongStub = cycle.hasSuffix("L0") && !isOnCycle
        return ScheduleDates(
            disbursed: disbursed, anchor: isCounted ? .day(start) : .firstRepayment(start),
            cycle: try ScheduleCycle(
                every: tenor, monthEnd: .keepsDay,
                periods: Int(count) + (isLongStub ? 0 : 1)),
            finalRepayment: last, holidays: try holidays())
    }

    /// The working week, where days move; interest follows the day (SC…) or not (CS…).
    private func holidays() throws -> ScheduleHolidays? {
        guard terms.calendar == "MF", let rule = terms.business_day else { return nil }
        let shifts: [String: DayShift] = [
            "F": .following, "MF": .modifiedFollowing, "P": .preceding,
            "MP": .modifiedPreceding,
        ]
        return ScheduleHolidays(
            calendar: .mondayToFriday, shift: try #require(shifts[String(rule.dropFirst(2))]),
            movesInterest: rule.hasPrefix("SC"))
    }

    private var paysOnDisbursement: Bool { terms.principal_anchor == terms.disbursed_on }

    private func lastDay() -> String { expected.rows.last?[0].text ?? "" }

    private func repayment(_ dates: ScheduleDates) throws -> ScheduleRepayment {
        let rule = InstalmentRule(
            fixed: terms.payment.map { dollars($0) }, basis: .interestPeriods,
            rounding: .halfUp, multipleOf: cent, last: .takesRest)
        let free = try principalFreePeriods(dates)
        let shape: ScheduleShape =
            switch terms.kind {
            case "annuity": .annuity
            case "equal_principal": .equalPrincipal
            case "bullet": .interestOnly
            default: .custom(principals(dates.cycle.periods - free))
            }
        let paysAtOnce = terms.kind == "equal_principal" && paysOnDisbursement
        return ScheduleRepayment(
            shape: shape, instalment: rule, downPayment: paysAtOnce ? rule.fixed : nil,
            interestOnlyPeriods: free)
    }

    private func principalFreePeriods(_ dates: ScheduleDates) throws -> Int {
        guard let anchor = terms.arrayCycleAnchorDateOfPrincipalRedemption?.text else { return 0 }
        let first: Day =
            switch dates.anchor {
            case .firstRepayment(let first): first
            case .day(let day): try dates.cycle.every.day(1, after: day, monthEnd: .keepsDay)
            case .disbursement:
                try dates.cycle.every.day(1, after: dates.disbursed, monthEnd: .keepsDay)
            }
        let start = try Day(text: String(anchor.prefix(10)))
        var count: Int32 = 0
        while try dates.cycle.every.day(count, after: first, monthEnd: .keepsDay) < start {
            count += 1
        }
        return Int(count)
    }

    private func principals(_ count: Int) -> [Money] {
        var left = dollars(terms.principal ?? "0").minor
        let part = dollars(terms.arrayNextPrincipalRedemptionPayment?.text ?? "0").minor
        return (1...count).map { number in
            let amount = number == count ? left : min(part, left)
            left -= amount
            return Money(minor: amount, dollar)
        }
    }
}
