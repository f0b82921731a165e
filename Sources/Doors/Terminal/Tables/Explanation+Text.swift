import BackOffice
import Questions

extension Explanation {
    var text: String {
        var parts = ["\(subject) of contract \(contract)", facts.text]
        if !movements.isEmpty { parts.append(ExplainedMovement.table(movements).text) }
        if !lines.isEmpty { parts.append(ExplainedLine.table(lines).text) }
        if !sum.isEmpty { parts.append(sum.text) }
        return parts.joined(separator: "\n\n")
    }
}

extension [ExplainedFact] {
    fileprivate var text: String {
        var list = FactList()
        for fact in self { list.add(fact.name, fact.value) }
        return list.text
    }
}

extension ExplainedMovement {
    fileprivate static func table(_ movements: [ExplainedMovement]) -> Table {
        let isForeign = movements.contains { $0.local != nil }
        let local: [Table.Column] =
            isForeign ? [.figures("local"), .figures("local balance")] : []
        return Table(
            [
                .figures("operation"), .words("value time"), .words("document"),
                .words("action"), .figures("amount"), .figures("balance"),
            ] + local, movements
        ) { movement in
            let worth = [movement.sign + (movement.local ?? ""), movement.localBalance ?? ""]
            return [
                "\(movement.operation)", movement.valueTime, movement.document,
                movement.action, movement.sign + movement.amount, movement.balance,
            ] + (isForeign ? worth : [])
        }
    }
}

extension ExplainedLine {
    fileprivate static func table(_ lines: [ExplainedLine]) -> Table {
        Table(
            [
                .words("from"), .words("through"), .figures("days"), .figures("base"),
                .figures("rate %"), .figures("year"), .figures("exact amount"),
            ], lines
        ) { line in
            [
                line.from, line.through, "\(line.days)", line.base, line.ratePercent ?? "fixed",
                line.yearPart ?? "", line.exact,
            ]
        }
    }
}
