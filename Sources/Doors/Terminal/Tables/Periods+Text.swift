import BackOffice
import Questions

extension PeriodStateView {
    var text: String {
        var facts = FactList()
        facts.add("closed through", closedThrough ?? "nothing is closed")
        facts.add("first open day", firstOpenDay)
        facts.add("to be reopened", waiting.map { "\($0), once another operator approves" })
        if events.isEmpty { return facts.text }
        let table = Table(
            [
                .words("period"), .words("event"), .words("from"), .words("through"),
                .words("operator"), .words("recorded"), .words("batch"), .words("reason"),
            ], events
        ) { row in
            [
                row.period, row.event, row.from, row.through, row.operatorName, row.recordedAt,
                row.batch ?? "", row.reason ?? "",
            ]
        }
        return facts.text + "\n\n" + table.text
    }
}

extension PeriodChecklist {
    var text: String {
        let table = Table(
            [
                .words("item"), .figures("checked"), .words("result"), .words("what"),
            ], items
        ) { [$0.id, "\($0.checked)", $0.result, $0.name + ($0.note.map { ": \($0)" } ?? "")] }
        let blockers = items.flatMap { item in
            item.blockers.map { "\(item.id): \($0)" }
        }
        let end = "period \(title) " + (isReady ? "can be closed" : "CANNOT BE CLOSED")
        return ([table.text] + blockers + [end]).joined(separator: "\n")
    }
}

extension ChecklistItem {
    fileprivate var result: String {
        switch state {
        case .ready: "ready"
        case .blocked: "BLOCKED"
        case .warned: "to be known"
        case .notAsked: "not asked"
        }
    }
}

extension PeriodReceipt {
    /// Prints what became of the period.
    func show(_ output: OutputOptions) throws(OfficeError) {
        if output.json { try Console.show(json: self) } else { try Console.show(text) }
    }

    private var text: String {
        var facts = FactList()
        facts.add("period", period)
        facts.add("event", event)
        facts.add("days", "\(from) to \(through)")
        facts.add("first open day", firstOpenDay ?? "every day is open")
        facts.add("contracts kept", contracts.map { "\($0)" })
        facts.add("export batch", batch)
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        return facts.text
    }
}

extension LateDifferenceView {
    var text: String {
        var facts = FactList()
        facts.add("contract", contract)
        facts.add("fact", fact)
        facts.add("policy", policy)
        facts.add("posted at", valueTime)
        facts.add("obstacle", obstacle)
        facts.add("token", previewToken)
        return ([facts.text, BalanceChange.text(rows)] + processes.map(\.text)).joined(
            separator: "\n\n")
    }
}

extension BalanceChange {
    /// The buckets that come out otherwise, as a table.
    static func text(_ changes: [BalanceChange]) -> String {
        if changes.isEmpty { return "nothing would be otherwise" }
        let table = Table(
            [
                .figures("tranche"), .words("amount type"), .words("balance"),
                .figures("present"), .figures("would be"), .figures("difference"),
            ], changes
        ) { row in
            [
                "\(row.tranche)", row.amountType, row.offBalance ? "off" : "on", row.present,
                row.wouldBe, row.difference,
            ]
        }
        return table.text
    }
}
