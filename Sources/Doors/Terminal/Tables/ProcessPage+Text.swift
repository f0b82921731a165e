import BackOffice
import Questions

extension ProcessPage {
    func text(isWide: Bool) -> String {
        let place = "portion \(portionNumber) of \(portions), \(total) processes in all"
        if processes.isEmpty { return place }
        let shown = isWide ? processes.map(\.text) : [table.text]
        return (shown + [place]).joined(separator: "\n\n")
    }

    /// A line for each process.
    var table: Table {
        Table(
            [
                .figures("process"), .words("value time"), .words("code"), .words("documents"),
                .words("recorded"), .words("operator"),
            ], processes
        ) { process in
            [
                "\(process.process)", process.valueTime, process.code,
                process.documents.map(\.type).joined(separator: ", "), process.recordedAt,
                process.operatorName,
            ]
        }
    }
}

extension RecordedProcess {
    fileprivate var text: String {
        let title = "process \(process): \(code) at \(valueTime)"
        let recorded = "recorded: \(recordedAt) by \(operatorName)"
        return ([title, recorded] + documents.map(\.text)).joined(separator: "\n")
    }
}
