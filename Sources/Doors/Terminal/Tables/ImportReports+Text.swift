import BackOffice
import Imports
import Laboratory

extension ImportReport {
    var text: String {
        var facts = FactList()
        facts.add("rows", "\(rows)")
        facts.add("imported", "\(imported)")
        facts.add("refused", "\(refusedRows)")
        facts.add("stored", storedText(isStored, isPreview))
        for sum in sums { facts.add("principal", "\(sum.amount) \(sum.currency)") }
        var parts = [facts.text]
        if !checks.isEmpty { parts.append(ImportCheck.table(checks).text) }
        parts += checks.filter { !$0.differences.isEmpty }.map { check in
            (["\(check.name) differs:"] + check.differences).joined(separator: "\n")
        }
        if !refused.isEmpty { parts.append(ImportRefusal.table(refused).text) }
        return parts.joined(separator: "\n\n")
    }
}

/// Whether an import is in the ledger; a preview says what would be.
func storedText(_ isStored: Bool, _ isPreview: Bool) -> String {
    isStored ? "yes" : isPreview ? "no, a preview" : "no, nothing"
}

extension CashImportReport {
    var text: String {
        var facts = FactList()
        facts.add("rows", "\(rows)")
        facts.add("imported", "\(imported)")
        facts.add("repeated", "\(repeated)")
        facts.add("refused", "\(refusedRows)")
        facts.add("stored", storedText(isStored, isPreview))
        for sum in incoming { facts.add("incoming", "\(sum.amount) \(sum.currency)") }
        for sum in outgoing { facts.add("outgoing", "\(sum.amount) \(sum.currency)") }
        for left in unaccepted { facts.add("unaccepted", "\(left.amount) \(left.currency)") }
        facts.add("warnings", "\(warned)")
        var parts = [facts.text]
        if !warnings.isEmpty { parts.append(ImportWarning.table(warnings).text) }
        if !refused.isEmpty { parts.append(ImportRefusal.table(refused).text) }
        return parts.joined(separator: "\n\n")
    }
}

extension ImportCheck {
    fileprivate static func table(_ checks: [ImportCheck]) -> Table {
        Table([.words("check"), .figures("compared"), .figures("agree")], checks) {
            [$0.name, "\($0.compared)", "\($0.agree)"]
        }
    }
}

extension ImportRefusal {
    static func table(_ refused: [ImportRefusal]) -> Table {
        Table(
            [.figures("line"), .words("column"), .words("code"), .words("message")], refused
        ) { ["\($0.line)", $0.column, $0.code, $0.message] }
    }
}

extension ImportWarning {
    static func table(_ warnings: [ImportWarning]) -> Table {
        Table(
            [.figures("line"), .words("contract"), .words("code"), .words("message")], warnings
        ) { ["\($0.line)", $0.contract, $0.code, $0.message] }
    }
}

extension GenerationSummary {
    var text: String {
        var facts = FactList()
        facts.add("contracts", "\(contracts)")
        facts.add("nights", "\(nights)")
        facts.add("seconds", secondsText(seconds))
        return facts.text
    }
}
