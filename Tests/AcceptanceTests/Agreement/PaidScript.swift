import Measures

/// A published table of payments written as a scenario.
struct PaidScript {
    /// What is not compared, and why.
    struct Omission: Sendable {
        /// What the next instalment asks for after more was paid than was asked for.
        let due: Bool
        /// The charge for delay on the due day itself.
        let lateCharge: Bool

        var reason: String? {
            let reasons =
                (due
                    ? [
                        "money above an instalment lowers the next one by as much there; here it "
                            + "repays principal, and the plan falls or shortens as the product says"
                    ] : [])
                + (lateCharge
                    ? [
                        "a charge for delay is dated back to the due day; here it is charged when "
                            + "the days of grace are over"
                    ] : [])
            return reasons.isEmpty ? nil : reasons.joined(separator: "; and ")
        }
    }

    /// The two ways in which a product may let overdue principal bear interest.
    enum OverdueInterest: CaseIterable, Sendable {
        /// With all other principal, until the last instalment is due.
        case withTheRest
        /// By a rate of its own, which is the same, for as long as it is overdue.
        case byItself
    }

    static let omissions = [
        Omission(due: false, lateCharge: false), Omission(due: true, lateCharge: false),
        Omission(due: false, lateCharge: true), Omission(due: true, lateCharge: true),
    ]

    private let table: PaidSchedule
    private let omission: Omission
    private let overdue: OverdueInterest
    private let rows: [PaidSchedule.Row]

    init(_ table: PaidSchedule, leavingOut omission: Omission, _ overdue: OverdueInterest) {
        self.table = table
        self.omission = omission
        self.overdue = overdue
        rows = table.rows
    }

    private var terms: PaidSchedule.Published { table.terms }

    var text: String { head + steps.map { "  - {\($0)}\n" }.joined() }

    private var steps: [String] {
        let planned = rows.compactMap { row in
            row.planned.map { "\($0.number): {repayment: \(row.day), payment: \($0.amount)}" }
        }
        let plan = (["tranches: \(table.planned)"] + planned).joined(separator: ", ")
        var steps = ["on: \(terms.start), disburse: all, expect: {schedule: {\(plan)}}"]
        var isOpen = true
        for row in rows.dropFirst() where row.day <= terms.evaluated_on && isOpen {
            steps += happened(row)
            isOpen = row.closing == nil && row.settlement > 0
        }
        return isOpen ? steps + expectedAhead : steps
    }

    /// A row of the past: what was asked for, what was paid, what is left.
    private func happened(_ row: PaidSchedule.Row) -> [String] {
        var steps: [String] = []
        if let planned = row.planned, !omission.due {
            steps.append(
                "at: \(row.day)T08:00:00, "
                    + "expect: {schedule: {\(planned.number): {payment: \(row.due)}}}")
        }
        if let paid = row.paid {
            steps.append("on: \(row.day), pay: \(paid), early: partial\(parts(of: row))")
        }
        if let closing = row.closing {
            return steps + [
                "on: \(row.day)T13:00:00, pay: \(closing), early: full"
                    + parts(of: row, "status: closed, only-balances: {}")
            ]
        }
        if row.settlement > 0 {
            steps.append("on: \(row.day)T20:00:00, run: contract-processing")
        }
        let settlement = row.settlement - (omission.lateCharge ? row.lateCharge : 0)
        steps.append(
            "at: \(row.day)T21:00:00, expect: {balances: {PRINCIPAL: \(row.principalLeft)}, "
                + "payoff: \(cents(settlement))}")
        return steps
    }

    /// What a payment went to.
    ///
    /// Overdue principal may bear its interest in a bucket of its own; of two payments on one
    /// day the table shows the sum.
    private func parts(of row: PaidSchedule.Row, _ more: String...) -> String {
        var all = more
        if overdue == .withTheRest, row.paid == nil || row.closing == nil {
            all.append(
                "paid: {PEN_FIXED: \(row.charges), INTEREST: \(row.interest), "
                    + "PRINCIPAL: \(row.principal)}")
        }
        if all.isEmpty { return "" }
        return ", expect: [" + all.map { "{\($0)}" }.joined(separator: ", ") + "]"
    }

    /// The rows still to come, as the plan has them.
    private var expectedAhead: [String] {
        let ahead = rows.filter { $0.day > terms.evaluated_on }.compactMap { row in
            row.planned.map { planned in
                "\(planned.number): {interest: \(row.interest), principal: \(row.principal), "
                    + "payment: \(row.due), balance: \(row.principalLeft)}"
            }
        }
        if ahead.isEmpty { return [] }
        return [
            "at: \(terms.evaluated_on)T22:00:00, "
                + "expect: {schedule: {\(ahead.joined(separator: ", "))}}"
        ]
    }
}

extension PaidScript {
    private var head: String {
        let fine = terms.late_charges.contains("late payment 10.00") ? "10.00" : "0.00"
        let planned = rows.filter { $0.planned != nil }
        let level = planned.first?.planned?.amount ?? "0.00"
        return """
            tranche: 1
            id: PAID
            title: \(table.id)
            \(cap)products:
              peer:
                like: loan-annuity
                currency: GBP
                isConsumer: \(cap.isEmpty ? "false" : "true")
                interest: {basis: actual/365, rounding: \(rounding), \(base)}
                repayment: {earlyEffect: keepsInstalment, isAutoFullEarly: true,
                  waterfall: \(cap.isEmpty ? "penalty-first" : "consumer-2014")}
                penalties: {onPrincipal: [], graceDays: \(terms.grace_days), fixedFine: \(fine),
                  isOffBalance: false}
                prepayment: {isAllowed: false}
            contracts:
              LOAN:
                product: peer
                principal: \(cents(units(terms.principal, digits: 2)))
                rate: \(yearly)
                signed: \(terms.start)
                periods: \(table.planned)
                first-repayment: \(planned.first?.day ?? "")
                instalment: \(level)
            steps:

            """
    }

    /// A cap on all interest, where it is a whole share of the principal.
    private var cap: String {
        let words = terms.interest_cap_total.split(separator: " ").map(String.init)
        guard let share = words.first.flatMap({ Int($0) }), terms.late_charges == "no charges"
        else { return "" }
        return """
            directories:
              statutory-caps:
                - {validFrom: \(terms.start), chargesPercentMax: \(share),
                    dailyRatePercentMax: 1, termMax: P1500D}

            """
    }

    private var base: String {
        switch overdue {
        case .withTheRest: "base: actualAll"
        case .byItself: "base: actualNotOverdue, overdueRatePercent: \(yearly)"
        }
    }

    private var rounding: String {
        switch terms.interest_rounding {
        case "rounded down": "down"
        case "rounded up": "up"
        default: "halfUp"
        }
    }

    /// Per cent a year; a cap on the daily rate holds it down.
    private var yearly: String {
        let words = terms.daily_rate.split(separator: " ").map(String.init)
        let rate = units(words.first ?? "0", digits: 6)
        guard words.last == "day" else {
            return YearlyRate(millionthsOfPercent: rate).percentText
        }
        let cap = terms.interest_cap_daily
        let most = cap == "n/a" ? rate : units(String(cap.prefix { $0 != " " }), digits: 6)
        return YearlyRate(millionthsOfPercent: min(rate, most) * 365).percentText
    }
}
