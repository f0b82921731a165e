import BackOffice
import Measures

/// A case of `transactions/daily_rate_actual_payments.json`: a plan, and what was really paid.
struct PaidSchedule: Decodable, Sendable {
    let id: String
    let terms: Published
    let columns: [String]
    let expected: Expected

    struct Published: Decodable, Sendable {
        let start: String
        let evaluated_on: String
        let principal: String
        let schedule_kind: String
        let unit_period: String?
        let daily_rate: String
        let interest_method: String
        let interest_rounding: String
        let late_charges: String
        let grace_days: String
        let fee: String?
        let settlement_day: String?
        let promotional_rates: PeerValue?
    }

    struct Expected: Decodable, Sendable {
        let rows: [[Cell]]
    }

    func judged() throws -> Judgement {
        if let reason = reasonNotModelled {
            return Judgement(id: id, verdict: .notModelled(reason))
        }
        let report = try played(scenario)
        if report.holds { return Judgement(id: id, verdict: .agrees) }
        let reason = knownDifference ?? "UNEXPECTED " + report.differences
        return Judgement(id: id, verdict: .differs(reason))
    }

    private var reasonNotModelled: String? {
        if terms.fee != nil { return "a fee spread over the payments and given back in part" }
        if terms.interest_method != "actuarial" {
            return "add-on interest, set for the whole term at the start and paid first"
        }
        if terms.promotional_rates != nil { return "days of another rate agreed beforehand" }
        if terms.schedule_kind != "auto-generate schedule" {
            return "a plan of payments given by hand"
        }
        if payments.isEmpty { return "nothing is paid: the plan alone, compared above" }
        return nil
    }

    /// Where the convention is no term of ours.
    private var knownDifference: String? {
        if terms.unit_period?.hasSuffix("month-end") ?? false {
            return "due days keep to the month's end there; here they keep the day, and are cut "
                + "where a month is shorter"
        }
        if terms.late_charges.contains("late payment") {
            return "a charge for delay is dated back to the due day; here it is charged when the "
                + "days of grace are over"
        }
        return nil
    }

    private struct Payment {
        let day: String
        let amount: String
        let principalLeft: String
    }

    private func cell(_ column: String, _ row: [Cell]) -> String? {
        columns.firstIndex(of: column).flatMap { row.indices.contains($0) ? row[$0].text : nil }
    }

    /// What was paid, and the principal it left.
    private var payments: [Payment] {
        expected.rows.compactMap { row in
            guard let paid = cell("actual", row), paid.hasPrefix("confirmed "),
                let day = cell("date", row)
            else { return nil }
            let amount = paid.dropFirst("confirmed ".count).filter { $0 != "," }
            guard !amount.contains(" ") else { return nil }
            return Payment(
                day: day, amount: cents(units(amount, digits: 2)),
                principalLeft: cents(units(cell("principal_balance", row) ?? "0", digits: 2)))
        }
    }

    private var scenario: String {
        let fine = terms.late_charges.contains("late payment 10.00") ? "10.00" : "0.00"
        let due = expected.rows.filter { cell("scheduled", $0)?.hasPrefix("original") ?? false }
        let level = due.first.flatMap { cell("scheduled", $0) }?.dropFirst("original ".count) ?? "0"
        let steps = payments.map { payment in
            "  - {on: \(payment.day), pay: \(payment.amount), early: partial, "
                + "expect: {balances: {PRINCIPAL: \(payment.principalLeft)}}}\n"
        }
        return """
            tranche: 1
            id: PAID
            title: \(id)
            products:
              peer:
                like: loan-annuity
                currency: GBP
                interest: {basis: actual/365, rounding: \(rounding), base: actualAll}
                repayment: {earlyEffect: keepsInstalment, isAutoFullEarly: true}
                penalties: {onPrincipal: [], graceDays: \(terms.grace_days), fixedFine: \(fine)}
                prepayment: {isAllowed: false}
            contracts:
              LOAN:
                product: peer
                principal: \(cents(units(terms.principal, digits: 2)))
                rate: \(yearly)
                signed: \(terms.start)
                periods: \(due.count)
                first-repayment: \(due.first.flatMap { cell("date", $0) } ?? "")
                instalment: \(level.filter { $0 != "," })
            steps:
              - {on: \(terms.start), disburse: all}
            \(steps.joined())
            """
    }

    private var rounding: String {
        switch terms.interest_rounding {
        case "rounded down": "down"
        case "rounded up": "up"
        default: "halfUp"
        }
    }

    /// Per cent a year.
    private var yearly: String {
        let words = terms.daily_rate.split(separator: " ").map(String.init)
        let rate = units(words.first ?? "0", digits: 6)
        let isDaily = words.last == "day"
        return YearlyRate(millionthsOfPercent: isDaily ? rate * 365 : rate).percentText
    }
}
