import BackOffice
import Questions

extension CashFlowListView {
    var text: String {
        if rows.isEmpty { return "no cash flows" }
        return [table.text, sums.text].joined(separator: "\n\n")
    }

    var table: Table {
        Table(
            [
                .figures("cash flow"), .words("contract"), .words("value time"),
                .words("direction"), .words("payment"), .figures("amount"), .words("currency"),
                .figures("unaccepted"), .figures("restored"), .words("state"), .words("bank"),
                .words("reference"), .words("recorded"), .words("by"),
            ], rows
        ) { row in
            [
                "\(row.cashFlow)", row.contract, row.valueTime, row.direction, row.payment,
                row.amount, row.currency, row.unaccepted, row.restored, row.state,
                row.bank ?? "", row.reference ?? "", row.recordedAt, row.recordedBy,
            ]
        }
    }

    /// Of all that were found.
    private var sums: Table {
        Table(
            [
                .words("in all"), .figures("cash flows"), .figures("received"),
                .figures("paid out"), .figures("unaccepted"),
            ], totals
        ) { [$0.currency, "\($0.cashFlows)", $0.received, $0.paidOut, $0.unaccepted] }
    }
}

extension AcceptanceSummary {
    /// Prints what was accepted, and what goes on waiting with its reason.
    func show(_ output: OutputOptions) throws(OfficeError) {
        if output.json {
            try Console.show(json: self)
            return
        }
        var facts = FactList()
        if isPreview { facts.add("preview", "nothing is stored") }
        facts.add("cash flows", "\(cashFlows)")
        facts.add("accepted", "\(accepted)")
        facts.add("still waiting", "\(waiting.count)")
        let table = Table(
            [
                .words("contract"), .figures("cash flow"), .figures("amount"), .words("code"),
                .words("reason"),
            ], waiting
        ) { [$0.contract, "\($0.cashFlow)", $0.amount, $0.code, $0.message] }
        let parts = waiting.isEmpty ? [facts.text] : [facts.text, table.text]
        try Console.show(parts.joined(separator: "\n\n"))
    }
}

extension MoveReceipt {
    /// Prints what has become of each contract.
    func show(_ output: OutputOptions) throws(OfficeError) {
        if output.json {
            try Console.show(json: self)
            return
        }
        try source.show(output)
        for part in parts {
            try Console.show("\nto \(part.receipt.contract): \(part.amount)")
            try part.receipt.show(output)
        }
        if isPreview { Console.tell("preview: nothing is stored") }
        if isRepeat { Console.tell("repeated: it was done before; nothing was done now") }
    }
}
