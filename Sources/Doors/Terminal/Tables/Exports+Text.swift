import BackOffice
import Questions

extension ExportView {
    /// Prints the batch.
    func show(_ output: OutputOptions) throws(OfficeError) {
        if output.json { try Console.show(json: self) } else { try Console.show(text) }
    }

    private var text: String {
        var facts = FactList()
        facts.add("batch", "\(number)")
        facts.add("kind", kind)
        facts.add("mode", mode)
        facts.add("days", "\(from) to \(through)")
        facts.add("state", state)
        if isPreview { facts.add("preview", "nothing is stored") }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        facts.add("operations", "\(operations)")
        facts.add("lines", "\(lines)")
        for total in totals { facts.add("total", "\(total.amount) \(total.currency)") }
        let forms = Table(
            [.words("form"), .figures("bytes"), .words("SHA-256")], files
        ) { [$0.form, "\($0.bytes)", $0.sha256] }
        let life = Table([.words("state"), .words("operator"), .words("at")], steps) {
            [$0.state, $0.operatorName, $0.at]
        }
        return [facts.text, forms.text, life.text].joined(separator: "\n\n")
    }
}

extension ExportListView {
    var text: String {
        let left = waiting == 1 ? "1 operation waits" : "\(waiting) operations wait"
        if batches.isEmpty { return "no batches, \(left)" }
        let table = Table(
            [
                .figures("batch"), .words("kind"), .words("mode"), .words("from"), .words("to"),
                .words("state"), .figures("operations"), .figures("lines"), .figures("total"),
                .words("SHA-256"),
            ], batches
        ) { batch in
            [
                "\(batch.number)", batch.kind, batch.mode, batch.from, batch.through,
                batch.state, "\(batch.operations)", "\(batch.lines)",
                batch.totals.map { "\($0.amount) \($0.currency)" }.joined(separator: ", "),
                String(batch.checksum.prefix(12)),
            ]
        }
        return table.text + "\n" + left
    }
}
