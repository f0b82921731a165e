import BackOffice

/// A case of `transactions/frappe_lending.json`: a few figures of a loan.
struct PrintedLoan: Decodable, Sendable {
    let id: String
    let kind: String
    let terms: PeerValue
    let expected: PeerValue
    private let events: PeerValue?

    func judged() throws -> Judgement {
        switch kind {
        case "schedule_partial": return try judged(fixedInstalment)
        case "schedule_dates":
            guard terms["first_payment"].text != nil else {
                return Judgement(
                    id: id,
                    verdict: .notModelled(
                        "a first payment on the first of a month, whatever the day of lending, "
                            + "found by a rule; a contract names the day"))
            }
            return try judged(dates)
        case "broken_period": return try judged(brokenPeriod)
        default:
            return try Judgement(
                id: id,
                [
                    Trial(leavingOut: nil, scenario: daysPastDue(counting: 0)),
                    Trial(
                        leavingOut: "the due day is the first day past due there; here a payment "
                            + "on its day is in time, and every count is one less",
                        scenario: daysPastDue(counting: -1)),
                ], otherwise: nil)
        }
    }

    private func judged(_ scenario: String) throws -> Judgement {
        try Judgement(
            id: id, [Trial(leavingOut: nil, scenario: scenario)], otherwise: nil)
    }

    /// The number of payments of an agreed instalment, and the last of them.
    ///
    /// The interest is printed in whole units: 22,712 is 21 * 14,000.00 + 8,711.82 - 280,000.00.
    private var fixedInstalment: String {
        scenario(
            basis: "samePeriod", principal: "280000.00", rate: "8.4", signed: "2022-01-05",
            more: ["periods: 22", "instalment: 14000.00"],
            expect: "schedule: {tranches: 22, 21: {payment: 14000.00}, "
                + "22: {payment: 8711.82, balance: 0.00}}")
    }

    private var dates: String {
        let days =
            "1: {repayment: \(expected["first"].text ?? "")}, "
            + "2: {repayment: \(expected["second"].text ?? "")}, "
            + "12: {repayment: \(expected["last"].text ?? "")}"
        return scenario(
            basis: "samePeriod", principal: "100000.00", rate: "12", signed: "2022-09-17",
            more: ["periods: 12", "first-repayment: \(terms["first_payment"].text ?? "")"],
            expect: "schedule: {\(days)}")
    }

    /// The interest of a first period that is two days longer than a month.
    private var brokenPeriod: String {
        scenario(
            basis: "actual/365", principal: "100000.00", rate: "14.5",
            signed: terms["disbursed_on"].text ?? "",
            more: ["periods: 12", "first-repayment: \(terms["first_due"].text ?? "")"],
            expect: "schedule: {1: {interest: \(expected["first_interest"].text ?? "")}}")
    }

    /// Payments in two parts, and the days past due every day; ours are the peer's and `more`.
    private func daysPastDue(counting more: Int) -> String {
        let paid = (events ?? .none).list.map { event in
            (day: event["date"].text ?? "", amount: event["amount"].amount ?? "")
        }
        let days = (expected["days_past_due"].object ?? [:]).sorted { $0.key < $1.key }
        let steps = days.map { day, count in
            let payment = paid.first { $0.day == day }.map { ", pay: \($0.amount)" } ?? ""
            let overdue = max(0, (Int(count.text ?? "") ?? 0) + more)
            return "  - {on: \(day)\(payment), expect: {overdue-days: \(overdue)}}\n"
        }
        // 100,000.00 at 10 % in 30 months is 3,781.16 a month, rounded up to whole units.
        return scenario(
            basis: "samePeriod", principal: "100000.00", rate: "10",
            signed: terms["disbursed_on"].text ?? "",
            more: [
                "periods: 30", "instalment: 3782.00",
                "first-repayment: \(terms["first_due"].text ?? "")",
            ], expect: "schedule: {tranches: 30}", steps: steps.joined())
    }

    private func scenario(
        basis: String, principal: String, rate: String, signed: String, more: [String],
        expect: String, steps: String = ""
    ) -> String {
        let lines = more.map { "    \($0)\n" }.joined()
        return """
            tranche: 1
            id: PRINTED
            title: \(id)
            products:
              peer: {like: usd-monthly, interest: {basis: \(basis), base: scheduled}}
            contracts:
              LOAN:
                product: peer
                principal: \(principal)
                rate: \(rate)
                signed: \(signed)
            \(lines)steps:
              - {on: \(signed), disburse: all, expect: {\(expect)}}
            \(steps)
            """
    }
}
