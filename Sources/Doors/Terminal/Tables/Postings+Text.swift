import Questions

extension PostingExplanation {
    var text: String {
        var facts = FactList()
        facts.add("operation", operation)
        facts.add("on", day)
        facts.add("may be posted", isAllowed ? "yes" : "NO")
        facts.add(
            "allowed by", posting.map { "\($0.row) of correct-postings, posting \($0.number)" })
        facts.add("exported", posting.map { $0.isExported ? "yes" : "no" })
        facts.add("template", template?.name)
        facts.add("debit", template?.debit.text)
        facts.add("credit", template?.credit.text)
        if isAllowed, template == nil { facts.add("accounts", "it moves none") }
        facts.add("never allowed", forbidden)
        var parts = [facts.text]
        if !elsewhere.isEmpty { parts.append(elsewhereTable.text) }
        if !nearest.isEmpty { parts.append("nearest:\n" + nearestTable.text) }
        return parts.joined(separator: "\n\n")
    }

    private var elsewhereTable: Table {
        Table([.words("elsewhere for"), .words("debit"), .words("credit")], elsewhere) {
            [$0.condition, $0.debit.text, $0.credit.text]
        }
    }

    private var nearestTable: Table {
        Table([.words("row"), .words("operation"), .words("differs by")], nearest) {
            [$0.row, $0.operation, $0.differs.joined(separator: ", ")]
        }
    }
}

extension PostingExplanation.TemplateRow {
    fileprivate var name: String {
        condition.isEmpty ? template : "\(template), line for \(condition)"
    }
}

extension PostingExplanation.Account {
    fileprivate var text: String { "\(code) \(name)" }
}
