import BackOffice

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
        Table(
            [
                .figures("operation"), .words("value time"), .words("document"),
                .words("action"), .figures("amount"), .figures("balance"),
            ], movements
        ) { movement in
            [
                "\(movement.operation)", movement.valueTime, movement.document,
                movement.action, movement.sign + movement.amount, movement.balance,
            ]
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
