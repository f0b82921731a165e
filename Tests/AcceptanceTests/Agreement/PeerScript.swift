import Measures

/// A peer's history written as a scenario: its steps, and its assertions as expectations.
struct PeerScript {
    private var head = ""
    private var lines: [Line] = []
    private let scenario: PeerScenario
    private var today = ""
    /// Payments that stand, in the order in which they came, with their names.
    private var payments: [Payment] = []
    private var cashFlows = 1
    /// The last day on which anything was put down.
    private var last = ""

    private struct Payment {
        let date: String
        let name: String
        /// The line in which it stands.
        var line: Int
    }

    /// A step, and what it must have posted.
    private struct Line {
        let step: String
        var journal: String?

        var text: String {
            guard let journal else { return "  - {\(step)}\n" }
            return "  - {\(step), expect: {journal: {\(journal)}}}\n"
        }
    }

    var text: String { head + lines.map(\.text).joined() }

    init(_ scenario: PeerScenario) throws {
        self.scenario = scenario
        write(head: scenario)
        for step in scenario.steps {
            switch step["op"].text {
            case nil: expect(step)
            case let operation?: order(operation, step)
            }
        }
    }

    private mutating func order(_ operation: String, _ step: PeerValue) {
        let date = step["date"].text ?? today
        switch operation {
        case "business_date":
            today = date
            line("at: \(date)")
        case "disburse":
            let amount = step["amount"].amount ?? "all"
            line(
                "on: \(date)T09:00:00, disburse: \(amount)",
                posting: journal("disbursement", date))
            last = date
        case "repayment": pay(date, step["amount"].amount ?? "0.00")
        case "payoff": line("on: \(date), pay: payoff, early: full")
        case "end_of_day": process(through: day(before: today))
        case "undo": undo(step)
        case "write_off":
            process(through: day(before: date))
            line(
                "on: \(date), run: write-off-bankruptcy, with: {reason: UNCOLLECTABLE}",
                posting: journal("write_off", date))
        default: break
        }
    }

    /// A payment that is dated back takes what came after it away, and lets it come again.
    private mutating func pay(_ date: String, _ amount: String) {
        cashFlows += 1
        let isLate = date < last || payments.contains { $0.date > date }
        let later = payments.filter { $0.date >= date && isLate }
        if isLate { line("rollback: \(date)T10:00:00") }
        line("on: \(date), pay: \(amount), early: partial", posting: repayment(date))
        payments = payments.filter { $0.date < date || !isLate }
        payments.append(
            Payment(date: date, name: "CF-\(cashFlows)", line: lines.count - 1))
        replay(later)
        last = max(last, date)
        if isLate { last = payments.map(\.date).max() ?? date }
    }

    private mutating func undo(_ step: PeerValue) {
        guard let date = step["date"].text ?? payments.last?.date,
            let place = payments.lastIndex(where: { $0.date <= date })
        else { return }
        let undone = payments[place]
        let later = Array(payments[(place + 1)...])
        payments.removeSubrange(place...)
        line("rollback: \(undone.date)T10:00:00")
        last = undone.date
        replay(later)
    }

    /// Lays payments over the debt again; what they posted before is gone.
    private mutating func replay(_ later: [Payment]) {
        for payment in later {
            lines[payment.line].journal = nil
            line(
                "on: \(payment.date), run: early-repayment, "
                    + "with: {cashFlow: \(payment.name), request: partial}",
                posting: repayment(payment.date))
            var again = payment
            again.line = lines.count - 1
            payments.append(again)
        }
    }

    /// The last journal that the peer shows for a payment of a day, where nothing accrues with it.
    private func repayment(_ date: String) -> String? {
        let bearsNoInterest = units(scenario.loan["rate"].text ?? "", digits: 6) == 0
        return bearsNoInterest ? journal("repayment", date) : nil
    }

    private func journal(_ transaction: String, _ date: String) -> String? {
        let shown = scenario.steps.last { step in
            step["expect"].text == "journal" && step["transaction"].text == transaction
                && step["date"].text == date
        }
        return shown.flatMap { PeerJournal($0["lines"].list).pairs }
    }

    private mutating func process(through day: String) {
        guard day >= last else { return }
        line("on: \(day)T23:00:00, run: contract-processing")
        last = day
    }

    private mutating func expect(_ step: PeerValue) {
        switch step["expect"].text {
        case "schedule": expectSchedule(step["rows"].list)
        case "transactions", "transactions_without_accruals":
            expectBalances(step["rows"].list)
        case "status": expectStatus(step["value"].text ?? "")
        case "overdue": look("overdue: \(step["amount"].amount ?? "0.00")")
        case "outstanding": look("balances: {PRINCIPAL: \(step["amount"].amount ?? "0.00")}")
        case "overpaid": look("balances: {OVERPAYMENT: -\(step["amount"].amount ?? "0.00")}")
        case "closed", "all_installments_met": look("due: 0.00")
        default: break
        }
    }

    private mutating func look(_ expectation: String) {
        line("at: \(today), expect: {\(expectation)}")
    }

    private mutating func expectSchedule(_ rows: [PeerValue]) {
        let cells = rows.filter { $0[0].text != nil }.map { row in
            "\(row[0].text ?? ""): {repayment: \(row[2].text ?? ""), "
                + "principal: \(row[5].amount ?? ""), interest: \(row[6].amount ?? ""), "
                + "payment: \(row[9].amount ?? "")}"
        }
        look("schedule: {" + (["tranches: \(cells.count)"] + cells).joined(separator: ", ") + "}")
    }

    /// The principal after the last row; the interest that stands, when the day was processed.
    private mutating func expectBalances(_ rows: [PeerValue]) {
        let standing = rows.filter { !($0[8].text ?? "").contains("R") }
        let moves = standing.filter { $0[1].text != "accrual" && $0[1].text != "accrual_activity" }
        guard let balance = moves.last?[7].amount else { return }
        var amounts = ["PRINCIPAL: \(balance)"]
        if standing.last?[1].text == "accrual" {
            let accrued = sum(of: standing.filter { $0[1].text == "accrual" }, 4)
            let paid = sum(of: moves, 4)
            amounts.append("INTEREST: \(cents(accrued - paid))")
        }
        look("balances: {" + amounts.joined(separator: ", ") + "}")
    }

    private func sum(of rows: [PeerValue], _ column: Int) -> Int64 {
        rows.reduce(0) { $0 + units($1[column].text ?? "0", digits: 2) }
    }

    private mutating func expectStatus(_ status: String) {
        look("status: " + (status == "active" ? "active" : "closed"))
    }

    private func day(before day: String) -> String {
        (try? Day(text: day)).map { "\($0.previous)" } ?? day
    }

    private mutating func line(_ step: String, posting journal: String? = nil) {
        lines.append(Line(step: step, journal: journal))
    }
}

extension PeerScript {
    /// The product and the contract, as far as they are terms here.
    private mutating func write(head scenario: PeerScenario) {
        let loan = scenario.loan
        let product = scenario.product
        let isMonthly = product["rate_frequency"].text == "month"
        let rate = units(loan["rate"].text ?? "0", digits: 6) * (isMonthly ? 12 : 1)
        let future = product["payment_allocation"]["default"]["future"].text
        let multiple = product["installment_multiple_of"].text.map {
            ", instalmentMultipleOf: \"\($0).00\""
        }
        let period = ["days": "D", "weeks": "W", "months": "M"][loan["unit"].text ?? ""] ?? "Y"
        let first = scenario.steps.first { $0["expect"].text == "schedule" }?["rows"][1][9]
        let isAnnuity = rate > 0 && loan["interest_method"].text == "declining_balance"
        let instalment = isAnnuity ? first?.amount.map { "    instalment: \($0)\n" } : nil
        head = """
            tranche: 1
            id: PEER
            title: "\(scenario.id)"
            products:
              peer:
                like: loan-annuity
                currency: EUR
                interest: {basis: \(basis(scenario)), rounding: halfEven,
                  base: \(scenario.recalculates ? "actualAll" : "scheduled"),
                  shape: \(loan["interest_method"].text == "flat" ? "flat" : "annuity"),
                  instalmentRounding: halfEven\(multiple ?? "")}
                repayment: {earlyAllocation: \(future == "last_installment" ? "fromLast" : "fromNext"),
                  earlyEffect: \(scenario.recalculates ? "keepsInstalment" : "keepsPrincipal")}
                penalties: {onPrincipal: []}
                prepayment: {isAllowed: false}
            contracts:
              LOAN:
                product: peer
                principal: \(principal(scenario))
                rate: \(cents6(rate))
                signed: \(disbursed(scenario))
                periods: \(loan["count"].text ?? "1")
                period: P\(loan["every"].text ?? "1")\(period)
            \(instalment ?? "")steps:

            """
    }

    private func basis(_ scenario: PeerScenario) -> String {
        let product = scenario.product
        let isSame =
            scenario.loan["interest_calculation_period"].text == "same_as_repayment"
            && scenario.loan["unit"].text != "days"
        if product["days_in_month"].text == "30" || isSame { return "samePeriod" }
        if product["days_in_year_custom"].text != nil { return "actual/365_actual" }
        if case .flag(true) = product["interest_recognition_on_disbursement_date"] {
            return "actual/actual_isda"
        }
        if product["days_in_year"].text == "360" { return "actual/360" }
        let isActual = product["days_in_year"].text == "actual"
        let isProgressive = product["schedule_engine"].text == "progressive"
        return isActual && isProgressive ? "actual/actual_daily" : "actual/365"
    }

    private func principal(_ scenario: PeerScenario) -> String {
        scenario.steps.first { $0["op"].text == "disburse" }?["amount"].amount ?? "0.00"
    }

    private func disbursed(_ scenario: PeerScenario) -> String {
        scenario.steps.first { $0["op"].text == "disburse" }?["date"].text ?? "2000-01-01"
    }

    /// Millionths as a decimal text without superfluous zeros.
    private func cents6(_ millionths: Int64) -> String {
        YearlyRate(millionthsOfPercent: millionths).percentText
    }
}
