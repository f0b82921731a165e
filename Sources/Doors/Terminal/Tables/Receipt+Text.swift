import BackOffice

extension Receipt {
    /// Prints what was done, and on standard error what should be known besides.
    func show(_ output: OutputOptions) throws(OfficeError) {
        if output.json {
            try Console.show(json: self)
            return
        }
        try Console.show(text)
        for warning in warnings { Console.tell(warning.text) }
    }

    /// Of money that came in or went out: it is kept, and may wait for a process that takes it.
    var status: ExitStatus { processes.isEmpty ? .partial : .done }

    private var text: String {
        var facts = FactList()
        facts.add("contract", contract)
        facts.add("outcome", outcome)
        if isPreview { facts.add("preview", "nothing is stored") }
        if isPreview { facts.add("token", previewToken) }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        facts.add("cash flow", cashFlow.map { "\($0)" })
        facts.add("unaccepted", unaccepted)
        for step in trace { facts.add("because", step.text) }
        if let backdating {
            facts.add(
                "put in its place", "what was booked from \(backdating.from) on was taken back")
            facts.add("taken back", "\(backdating.takenBack) processes")
            facts.add("done again", "\(backdating.doneAgain) processes")
        }
        let changes = backdating.map { [BalanceChange.text($0.changes)] } ?? []
        return ([facts.text] + processes.map(\.text) + changes).joined(separator: "\n\n")
    }
}

extension Warning {
    var text: String { "warning: \(code): \(message)" }
}

extension TraceStep {
    fileprivate var text: String {
        let facts = facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return rule + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }
}

extension ProcessTree {
    var text: String {
        let number = process.map { "process \($0)" } ?? "process"
        let title = "\(number): \(code) at \(valueTime)"
        return ([title] + documents.map(\.text)).joined(separator: "\n")
    }
}

extension DocumentTree {
    var text: String {
        var lines = ["document: \(type)"]
        if !operations.isEmpty { lines.append(OperationLine.table(operations).text) }
        lines += changes.map { "* \($0)" }
        return lines.joined(separator: "\n")
    }
}

extension OperationLine {
    fileprivate static func table(_ lines: [OperationLine]) -> Table {
        let isForeign = lines.contains { $0.local != nil }
        let local: [Table.Column] = isForeign ? [.figures("local")] : []
        return Table(
            [
                .figures("tranche"), .words("amount type"), .words("action"), .words("sign"),
                .words("payment"), .words("balance"), .figures("amount"),
            ] + local, lines
        ) { line in
            [
                "\(line.tranche)", line.amountType, line.action, line.sign, "\(line.payment)",
                line.offBalance ? "off" : "on", line.amount,
            ] + (isForeign ? [line.local ?? ""] : [])
        }
    }
}

extension RollbackReceipt {
    var text: String {
        var facts = FactList()
        facts.add("contract", contract)
        facts.add("from", from)
        if isPreview { facts.add("preview", "nothing is cancelled") }
        facts.add("processes", "\(processes)")
        facts.add("operations", "\(operations)")
        if !others.isEmpty { facts.add("together with", others.joined(separator: ", ")) }
        facts.add("last operation", lastOperation ?? "none")
        return facts.text
    }
}
