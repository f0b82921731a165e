import BackOffice

/// A case of `transactions/frappe_lending.json`: a few figures of a loan.
struct PrintedLoan: Decodable, Sendable {
    let id: String
    let kind: String
    let terms: PeerValue
    let expected: PeerValue

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
            return Judgement(
                id: id,
                verdict: .differs(
                    "the due day is the first day past due there; here a payment on its day is "
                        + "in time, and the next day is the first"))
        }
    }

    private func judged(_ scenario: String) throws -> Judgement {
        let report = try played(scenario)
        let verdict: Judgement.Verdict =
            report.holds ? .agrees : .differs("UNEXPECTED " + report.differences)
        return Judgement(id: id, verdict: verdict)
    }

    /// The number of payments and the total of interest of an agreed instalment.
    private var fixedInstalment: String {
        scenario(
            basis: "samePeriod", principal: "280000.00", rate: "8.4", signed: "2022-01-05",
            more: ["periods: 22", "instalment: 14000.00"],
            expect: "schedule: {tranches: 22, 21: {payment: 14000.00}, 22: {balance: 0.00}}")
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

    private func scenario(
        basis: String, principal: String, rate: String, signed: String, more: [String],
        expect: String
    ) -> String {
        let lines = more.map { "    \($0)\n" }.joined()
        return """
            tranche: 1
            id: PRINTED
            title: \(id)
            products:
              peer: {like: usd-monthly, interest: {basis: \(basis)}}
            contracts:
              LOAN:
                product: peer
                principal: \(principal)
                rate: \(rate)
                signed: \(signed)
            \(lines)steps:
              - {on: \(signed), disburse: all, expect: {\(expect)}}
            """
    }
}
