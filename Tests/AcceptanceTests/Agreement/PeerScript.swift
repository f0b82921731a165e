import Measures

/// A peer's history written as a scenario: its steps, and its assertions as expectations.
struct PeerScript {
    /// What of a history is not compared.
    struct Omissions: OptionSet, Sendable {
        let rawValue: Int

        /// The plan once a payment was late or early, and what is overdue by it.
        static let laterPlans = Omissions(rawValue: 1)
        /// What a write-off posts.
        static let writeOffs = Omissions(rawValue: 2)
    }

    let scenario: PeerScenario
    let omissions: Omissions
    var steps: [DecidedProcess] = []
    var today = ""
    /// Payments that stand, in the order in which they came, with their names.
    private(set) var payments: [Payment] = []
    private var cashFlows = 1
    /// Charges put on by name, in the order in which they came.
    private var charges: [PeerCharge] = []
    /// Whether the due days were moved.
    private(set) var isProlonged = false
    /// The last day on which anything was put down.
    private(set) var last = ""
    /// Whether all is repaid: nothing is processed then.
    var isClosed = false
    /// The step that paid what closes the loan.
    private(set) var payoff: Int?

    struct Payment {
        let date: String
        let name: String
        /// The step in which it stands.
        var step: Int
    }

    /// A step, and what must have come of it.
    struct DecidedProcess {
        let text: String
        var journal: String?
        var expected: [String] = []

        var line: String {
            let all = expected + (journal.map { ["journal: {\($0)}"] } ?? [])
            if all.isEmpty { return "  - {\(text)}\n" }
            return "  - {\(text), expect: [\(all.map { "{\($0)}" }.joined(separator: ", "))]}\n"
        }
    }

    var text: String { PeerTerms(scenario).head + steps.map(\.line).joined() }

    init(_ scenario: PeerScenario, leavingOut omissions: Omissions) {
        self.scenario = scenario
        self.omissions = omissions
        for (place, step) in scenario.steps.enumerated() {
            switch step["op"].text {
            case nil: expect(step)
            case let operation?: order(operation, step, place)
            }
        }
        if omissions.contains(.laterPlans), !isClosed { expectInterestOfRunningRow() }
    }

    private mutating func order(_ operation: String, _ step: PeerValue, _ place: Int) {
        let date = step["date"].text ?? today
        switch operation {
        case "business_date":
            today = date
            add("at: \(date)")
        case "disburse":
            let amount = step["amount"].amount ?? "all"
            add(
                "on: \(date)T09:00:00, disburse: \(amount)",
                posting: journal("disbursement", date))
            last = date
        case "repayment": pay(date, step["amount"].amount ?? "0.00")
        case "payoff": payOff(date, after: place)
        case "end_of_day": process(through: day(before: today))
        case "undo": undo(step)
        case "write_off": writeOff(date)
        case "reschedule": prolong(step)
        case "add_charge": charge(step)
        case "waive_charge": takeBack(charges.last, at: today)
        case "charge_adjustment":
            takeBack(charges.last { $0.name == step["charge"].text }, at: today)
        default: break
        }
    }

    /// A payment that is dated back takes what came after it away, and lets it come again.
    private mutating func pay(_ date: String, _ amount: String) {
        cashFlows += 1
        let isLate = date < last || payments.contains { $0.date > date }
        let later = payments.filter { $0.date >= date && isLate }
        let charged = charges.filter { isLate && $0.date >= date }
        if isLate { add("rollback: \(date)T10:00:00") }
        add(
            "on: \(date), pay: \(amount), early: \(scenario.request)",
            posting: repayment(date))
        payments = payments.filter { $0.date < date || !isLate }
        payments.append(
            Payment(date: date, name: "CF-\(cashFlows)", step: steps.count - 1))
        for charge in charged { add(charge.order) }
        replay(later)
        last = isLate ? payments.map(\.date).max() ?? date : max(last, date)
        last = max(last, charged.map(\.date).max() ?? last)
    }

    /// What closes the loan, and the amount where the peer shows it.
    private mutating func payOff(_ date: String, after place: Int) {
        let shown = scenario.steps[place...].first { step in
            step["expect"].text == "transactions"
        }
        let row = shown?["rows"].list.last { row in
            row[0].text == date && row[1].text == "repayment"
                && !(row[8].text ?? "").contains("R")
        }
        cashFlows += 1
        let amount = row?[2].amount ?? "payoff"
        add("on: \(date), pay: \(amount), early: full")
        steps[steps.count - 1].expected = ["status: closed, only-balances: {}"]
        payoff = steps.count - 1
        last = max(last, date)
        isClosed = true
    }

    private mutating func undo(_ step: PeerValue) {
        guard let date = step["date"].text ?? payments.last?.date,
            let place = payments.lastIndex(where: { $0.date <= date })
        else { return }
        let undone = payments[place]
        let later = Array(payments[(place + 1)...])
        payments.removeSubrange(place...)
        isClosed = false
        payoff = nil
        add("rollback: \(undone.date)T10:00:00")
        last = undone.date
        replay(later)
        process(through: undone.date)
    }

    /// Lays payments over the debt again; what they posted before is gone.
    private mutating func replay(_ later: [Payment]) {
        for payment in later {
            steps[payment.step].journal = nil
            add(
                "on: \(payment.date), run: early-repayment, "
                    + "with: {cashFlow: \(payment.name), request: \(scenario.request)}",
                posting: repayment(payment.date))
            var again = payment
            again.step = steps.count - 1
            payments.append(again)
        }
    }

    /// A due day is moved, and every day behind it by as much.
    private mutating func prolong(_ step: PeerValue) {
        guard let from = try? Day(text: step["from"].text ?? ""),
            let to = try? Day(text: step["new_due_date"].text ?? "")
        else { return }
        let period = from.adding(months: 1) == to ? "P1M" : "P\(from.days(to: to))D"
        add(
            "on: \(today)T12:00:00, run: prolongation, "
                + "with: {period: \(period), start: fromRepaymentDate}")
        last = today
        isProlonged = true
    }

    private mutating func charge(_ step: PeerValue) {
        let hasPlan = scenario.steps.contains { $0["expect"].text == "schedule" }
        let charge = PeerCharge(step, tranche: hasPlan ? nil : scenario.loan["count"].text)
        charges.append(charge)
        if charge.date < last, payments.isEmpty { goBack(to: charge.date) }
        process(through: day(before: charge.date))
        add(charge.order)
        last = max(last, charge.date)
    }

    private mutating func takeBack(_ charge: PeerCharge?, at date: String) {
        guard let charge else { return }
        add(charge.waiver(on: date))
        last = max(last, date)
    }

    private mutating func writeOff(_ date: String) {
        process(through: day(before: date))
        let posted = omissions.contains(.writeOffs) ? nil : journal("write_off", date)
        add(
            "on: \(date), run: write-off-bankruptcy, with: {reason: UNCOLLECTABLE}",
            posting: posted)
        last = date
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

    /// Takes away what was processed from a day on, as long as nothing was paid.
    private mutating func goBack(to date: String) {
        add("rollback: \(date)T10:00:00")
        last = date
    }

    mutating func process(through day: String) {
        guard day >= last, !isClosed else { return }
        add("on: \(day)T23:00:00, run: contract-processing")
        last = day
    }

    mutating func add(_ step: String, posting journal: String? = nil) {
        steps.append(DecidedProcess(text: step, journal: journal))
    }

    func day(before day: String) -> String {
        (try? Day(text: day)).map { "\($0.previous)" } ?? day
    }
}
