import Contracts
import Directories
package import Measures
import Processes
package import Storage

/// The checklist of one month while it is gone through.
package struct PeriodCheck {
    let month: Month
    private let rules: Rules
    private var turn = Item("turn", "the month follows the last closed one", refusing: "E-PERIOD")
    private var queue = Item("queue", "no night or mass order is unfinished", refusing: "E-QUEUE")
    private var nights = Item(
        "nights", "every contract is processed through the last day", refusing: "E-STATE")
    private var restores = Item(
        "restores", "everything restored is accepted again", refusing: "E-STATE")
    private var money = Item("money", "all money of the month is assigned", refusing: "E-STATE")
    private var ledger = Item(
        "ledger", "receivable accounts hold what the contracts hold", refusing: "E-STATE")
    private var export = Item("export", "the export is confirmed", refusing: "E-STATE")
    private(set) var handover: HandoverState = .nothing

    package init(of month: Month, _ rules: Rules) {
        self.month = month
        self.rules = rules
    }

    package var checklist: PeriodChecklist {
        PeriodChecklist(
            period: "\(month)", title: month.title,
            items: [turn, queue, nights, restores, money, ledger, export].map(\.result))
    }

    /// The days that closing the month closes: all before it too, when nothing is closed yet.
    func days(_ reading: ReadSession) throws -> DayRange {
        let posted = try reading.postedDays().map { Month(of: $0.first).first }
        let first = rules.closed?.through.next ?? min(posted ?? month.first, month.first)
        return try DayRange(first, through: month.last)
    }

    package mutating func run(_ reading: ReadSession, _ progress: (Int, Int) -> Void) throws {
        turn.see(outOfTurn)
        guard !turn.isBlocked else {
            leaveOutTheRest()
            return
        }
        for batch in try reading.runningBatches() {
            queue.see("the \(batch.kind) of \(batch.day) is unfinished")
        }
        money.blocks = try rules.on(month.last).constants.waitingMoneyBlocks
        for payment in try reading.unidentifiedPayments() where payment.valueDay <= month.last {
            money.see(payment.waiting)
        }
        try contracts(reading, progress)
        try handOver(reading)
    }

    private var outOfTurn: String? {
        guard let closed = rules.closed else { return nil }
        let next = Month(of: closed.through.next)
        if month == next { return nil }
        return month < next
            ? "period \(month.title) is closed already"
            : "period \(next.title) is to be closed first"
    }

    private mutating func leaveOutTheRest() {
        let reason = "it is not the turn of this month"
        queue.leaveOut(reason)
        nights.leaveOut(reason)
        restores.leaveOut(reason)
        money.leaveOut(reason)
        ledger.leaveOut(reason)
        export.leaveOut(reason)
    }

    /// Whether the books have not come to the end of the month yet.
    private func notReached(_ reading: ReadSession) throws -> String? {
        if let posted = try reading.postedDays(), posted.last >= month.last { return nil }
        let nights = try reading.batches(
            kind: "night", from: month.last, through: Day(number: .max))
        return nights.isEmpty
            ? "nothing has happened on \(month.last) or later: run the night of that day" : nil
    }

    /// Looks at every contract once; leaves off when enough are in the way.
    private mutating func contracts(
        _ reading: ReadSession, _ progress: (Int, Int) -> Void
    ) throws {
        nights.see(try notReached(reading))
        let completeness = try Completeness(through: month.last, reading, rules)
        let total = try reading.contractCount()
        var totals = DebtTotals()
        var isWhole = true
        try reading.everyHead { head in
            let loaded = try reading.load(head.id, rules)
            let state = loaded.state
            totals.add(state)
            nights.see(try completeness.missing(on: loaded, head))
            restores.see(state.openRestore)
            for waiting in state.waitingMoney(through: month.last) { money.see(waiting) }
            progress(nights.checked, total)
            isWhole = !nights.isFull
            return isWhole
        }
        guard isWhole else {
            restores.remark("not every contract was looked at")
            ledger.leaveOut("too many contracts are in the way")
            return
        }
        for difference in try totals.differences(reading, rules) { ledger.see(difference) }
        if !ledger.isBlocked { ledger.see(nil) }
    }

    private mutating func handOver(_ reading: ReadSession) throws {
        let isRequired = try rules.on(month.last).constants.isExportRequired
        handover = try HandoverState(of: days(reading), reading, rules)
        switch handover {
        case .nothing: export.leaveOut("nothing was posted that is exported")
        case .confirmed(let batch, _):
            export.see(nil)
            export.remark("batch \(batch)")
        case .unconfirmed(let reason):
            if isRequired { export.see(reason) } else { export.leaveOut(reason) }
        }
    }
}

extension ContractState {
    fileprivate var openRestore: String? {
        guard restoreOpen > 0 else { return nil }
        return "contract \(terms.number): \(money(restoreOpen).text) is restored and not "
            + "accepted again"
    }
}

extension ContractState {
    /// Money of the days through one that is laid over no debt, a line each.
    fileprivate func waitingMoney(through day: Day) -> [String] {
        cashFlows.filter { $0.unaccepted > 0 && $0.restored == 0 && $0.valueTime.day <= day }.map {
            "contract \(terms.number): \(money($0.unaccepted).text) \(currency.code) of "
                + "\($0.valueTime.day) is unaccepted, cash flow \($0.id.rawValue)"
        }
    }
}

extension UnidentifiedPayment {
    fileprivate var waiting: String {
        "unidentified: \(amount.text) \(amount.currency.code) of \(valueDay), \(reference)"
    }
}
