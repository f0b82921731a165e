import Measures

/// A peer's history written as a scenario: its steps, and its assertions as expectations.
struct PeerScript {
    private(set) var text = ""
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
    }

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
            line("- {at: \(date)}")
        case "disburse":
            line("- {on: \(date), disburse: \(step["amount"].amount ?? "all")}")
            last = date
        case "repayment": pay(date, step["amount"].amount ?? "0.00")
        case "payoff": line("- {on: \(date), pay: payoff, early: full}")
        case "end_of_day": process(through: day(before: today))
        case "undo": undo(step)
        case "write_off":
            process(through: day(before: date))
            line("- {on: \(date), run: write-off-bankruptcy, with: {reason: UNCOLLECTABLE}}")
        default: break
        }
    }

    /// A payment that is dated back takes what came after it away, and lets it come again.
    private mutating func pay(_ date: String, _ amount: String) {
        cashFlows += 1
        let payment = Payment(date: date, name: "CF-\(cashFlows)")
        guard date < last else {
            line("- {on: \(date), pay: \(amount), early: partial}")
            payments.append(payment)
            last = date
            return
        }
        line("- {rollback: \(date)}")
        line("- {on: \(date), pay: \(amount), early: partial}")
        replay(payments.filter { $0.date >= date })
        payments = payments.filter { $0.date < date } + [payment]
            + payments.filter { $0.date >= date }
    }

    private mutating func undo(_ step: PeerValue) {
        guard let date = step["date"].text ?? payments.last?.date,
            let place = payments.lastIndex(where: { $0.date <= date })
        else { return }
        let undone = payments.remove(at: place)
        line("- {rollback: \(undone.date)}")
        replay(Array(payments[place...]))
    }

    private mutating func replay(_ later: [Payment]) {
        for payment in later {
            line(
                "- {on: \(payment.date), run: early-repayment, "
                    + "with: {cashFlow: \(payment.name), request: partial}}")
        }
    }

    private mutating func process(through day: String) {
        guard day >= last else { return }
        line("- {on: \(day), run: contract-processing}")
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
        line("- {at: \(today), expect: {\(expectation)}}")
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

    private mutating func line(_ step: String) { text += "  " + step + "\n" }
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
        text = """
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
        let isSame = scenario.loan["interest_calculation_period"].text == "same_as_repayment"
        if product["days_in_month"].text == "30" || isSame { return "samePeriod" }
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
