import Measures

/// Assertions of a peer as expectations.
extension PeerScript {
    mutating func expect(_ step: PeerValue) {
        switch step["expect"].text {
        case "schedule": expectSchedule(step["rows"].list)
        case "transactions", "transactions_without_accruals":
            expectTransactions(step["rows"].list)
        case "status": look("status: \(PeerScript.status(step["value"].text ?? ""))")
        case "overdue":
            if !omissions.contains(.laterPlans) {
                look("overdue: \(step["amount"].amount ?? "0.00")")
            }
        case "outstanding": look("payoff: \(step["amount"].amount ?? "0.00")")
        case "overpaid": look("balances: {OVERPAYMENT: -\(step["amount"].amount ?? "0.00")}")
        case "closed", "all_installments_met": look("due: 0.00, status: closed")
        default: break
        }
    }

    private static func status(_ status: String) -> String {
        status == "active" ? "active" : "closed"
    }

    private mutating func look(_ expectation: String) {
        add("at: \(today), expect: {\(expectation)}")
    }

    /// Every row; or, of a plan that is rewritten there, its days and the interest of its past.
    private mutating func expectSchedule(_ rows: [PeerValue]) {
        let planned = rows.filter { $0[0].text != nil }
        let isOverdue = planned.contains { ($0[2].text ?? "") < today }
        let isLater = isOverdue || isProlonged || !payments.isEmpty
        guard isLater, omissions.contains(.laterPlans) else {
            look(schedule(planned, PeerScript.planned))
            return
        }
        look(schedule(planned) { "repayment: \($0[2].text ?? "")" })
        if payments.isEmpty { expectInterest(ofPast: planned) }
    }

    /// A row as our plan has it: charges stand beside the plan here.
    private static func planned(_ row: PeerValue) -> String {
        let (fees, penalties) = (hundredths(row[7]), hundredths(row[8]))
        return "repayment: \(row[2].text ?? ""), principal: \(row[5].amount ?? ""), "
            + "interest: \(row[6].amount ?? ""), "
            + "payment: \(cents(hundredths(row[9]) - fees - penalties))"
    }

    private static func hundredths(_ value: PeerValue) -> Int64 {
        units(value.text ?? "0", digits: 2)
    }

    private func schedule(_ rows: [PeerValue], _ cells: (PeerValue) -> String) -> String {
        let lines = rows.map { "\($0[0].text ?? ""): {\(cells($0))}" }
        return "schedule: {"
            + (["tranches: \(lines.count)"] + lines).joined(separator: ", ") + "}"
    }

    /// What rows whose day has passed have borne while nothing was paid.
    private mutating func expectInterest(ofPast rows: [PeerValue]) {
        let past = rows.filter { ($0[2].text ?? "") < today }
        guard let end = past.last?[2].text else { return }
        process(through: end)
        let borne = PeerScript.sum(of: past, 6)
        look("as-of: \(end), balances: {INTEREST: \(cents(borne))}")
    }

    /// The principal after every row that stands; the interest that stands after the last
    /// accrual.
    private mutating func expectTransactions(_ rows: [PeerValue]) {
        let standing = rows.filter { !($0[8].text ?? "").contains("R") }
        expectParts(of: standing.filter { $0[1].text == "repayment" })
        let accruals = standing.filter { $0[1].text == "accrual" }
        let moves = standing.filter {
            $0[1].text != "accrual" && $0[1].text != "accrual_activity"
        }
        if let last = moves.last, last[1].text != "disbursement" {
            isClosed = last[7].amount == "0.00"
        }
        if let accrued = accruals.last?[0].text { process(through: accrued) }
        var blocks: [String] = []
        for (place, row) in moves.enumerated() {
            guard let date = row[0].text, let balance = row[7].amount,
                place == moves.count - 1 || moves[place + 1][0].text != date
            else { continue }
            blocks.append("{as-of: \(date), balances: {PRINCIPAL: \(balance)}}")
        }
        if let end = accruals.last?[0].text {
            let paid = moves.filter { ($0[0].text ?? "") <= end }
            let left = PeerScript.sum(of: accruals, 4) - PeerScript.sum(of: paid, 4)
            if left >= 0 { blocks.append("{as-of: \(end), balances: {INTEREST: \(cents(left))}}") }
        }
        if !blocks.isEmpty {
            add("at: \(today), expect: [" + blocks.joined(separator: ", ") + "]")
        }
    }

    /// What each payment went to, as the peer shows it now.
    private mutating func expectParts(of rows: [PeerValue]) {
        let places = payments.map(\.step) + (payoff.map { [$0] } ?? [])
        precondition(places.count == rows.count, "\(scenario.id): a payment is not shown")
        for (row, place) in zip(rows, places) {
            let parts = PeerScript.parts(of: row)
            if !steps[place].expected.contains(parts) { steps[place].expected.append(parts) }
        }
    }

    private static func parts(of row: PeerValue) -> String {
        var parts = [
            "PRINCIPAL": hundredths(row[3]), "INTEREST": hundredths(row[4]),
            "FEE_SERVICE": hundredths(row[5]), "PEN_FIXED": hundredths(row[6]),
        ]
        parts["OVERPAYMENT"] = hundredths(row[2]) - parts.values.reduce(0, +)
        let shown = parts.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        return "paid: {\(shown.map { "\($0.key): \(cents($0.value))" }.joined(separator: ", "))}"
    }

    /// What the first unpaid row will have borne by its end, if nothing is overdue before it.
    mutating func expectInterestOfRunningRow() {
        let shown = scenario.steps.last { $0["expect"].text == "schedule" }
        let rows = (shown ?? .none)["rows"].list.filter { $0[0].text != nil }
        guard let place = rows.firstIndex(where: { PeerScript.hundredths($0[13]) != 0 }),
            let end = rows[place][2].text, end >= today
        else { return }
        let moves = scenario.steps.last { $0["expect"].text == "transactions" }?["rows"].list
        let paid = moves.map { moves in
            PeerScript.sum(
                of: moves.filter {
                    $0[1].text == "repayment" && !($0[8].text ?? "").contains("R")
                }, 4)
        }
        let borne = PeerScript.sum(of: rows[...place], 6)
        let left = borne - (paid ?? PeerScript.sum(of: rows[..<place], 6))
        process(through: end)
        look("as-of: \(end), balances: {INTEREST: \(cents(left))}")
    }

    private static func sum(of rows: some Sequence<PeerValue>, _ column: Int) -> Int64 {
        rows.reduce(0) { $0 + hundredths($1[column]) }
    }
}
