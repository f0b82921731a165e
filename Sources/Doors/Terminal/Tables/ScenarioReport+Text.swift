import BackOffice
import Laboratory

extension ScenarioReport {
    /// The steps as a table; what holds is counted, what does not is shown.
    func text(isTraced: Bool) -> String {
        var table = Table([
            .words(""), .words("time"), .words("contract"), .words("what happens"),
            .words("expected"), .words("found"),
        ])
        for step in steps { for row in step.rows(isTraced) { table.add(row) } }
        let end = notPlayed > 0 ? "\n✗ \(notPlayed) more steps were not played" : ""
        return "\(holds ? "✓" : "✗") \(id)  \(title)\n\n\(table.text)\(end)"
    }
}

extension StepReport {
    fileprivate func rows(_ isTraced: Bool) -> [[String]] {
        let held = checks.count { $0.holds }
        let count = held == 0 ? "" : held == 1 ? "1 holds" : "\(held) hold"
        var rows = [[mark(holds), time, contract ?? "", told, count, outcome]]
        if let note, isTraced { rows.append(detail(note)) }
        if let fault { rows.append([mark(false), "", "", "  " + fault, "", ""]) }
        for warning in warnings where isTraced {
            rows.append(detail("\(warning.code): \(warning.message)"))
        }
        for line in trace { rows.append(detail(line)) }
        for check in checks where isTraced || !check.holds {
            rows.append([
                mark(check.holds), "", "", "  " + check.what, check.expected,
                check.found,
            ])
        }
        return rows
    }

    private func mark(_ holds: Bool) -> String { holds ? "✓" : "✗" }

    private func detail(_ text: String) -> [String] { ["", "", "", "  " + text, "", ""] }
}
