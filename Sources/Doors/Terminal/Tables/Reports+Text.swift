import BackOffice
import Foundation
import Questions

extension NightSummary {
    var text: String {
        var facts = FactList()
        facts.add("nights", from == through ? from : "\(nights), \(from) to \(through)")
        if isResumed { facts.add("resumed", "an interrupted night was finished") }
        facts.add("contracts", "\(contracts)")
        facts.add("processes", "\(processes)")
        facts.add("operations", "\(operations)")
        facts.add("refused", "\(refused)")
        if passedOver > 0 {
            let names = passedOverContracts.prefix(10).joined(separator: ", ")
            let more = passedOver > 10 ? ", …" : ""
            facts.add(
                "passed over", "\(passedOver), something later stands on them: \(names)\(more)")
        }
        facts.add("seconds", secondsText(seconds))
        if refusals.isEmpty { return facts.text }
        let table = Table(
            [.words("contract"), .words("day"), .words("code"), .words("message")], refusals
        ) { [$0.contract, $0.day, $0.code, $0.message] }
        return facts.text + "\n\n" + table.text
    }
}

extension VerifyReport {
    var text: String {
        let table = Table(
            [.words("invariant"), .figures("checked"), .words("result"), .words("what")],
            invariants
        ) { [$0.id, "\($0.checked)", $0.holds ? "holds" : "BROKEN", $0.name] }
        let broken = invariants.flatMap { invariant in
            invariant.failures.map { "\(invariant.id): \($0)" }
        }
        let sum =
            "\(contracts) contracts, \(operations) operations in \(secondsText(seconds)) s: "
            + (holds ? "all hold" : "NOT ALL HOLD")
        let unreadable = damage.map { "unreadable: \($0)" }
        let older = isOlder ? ["schema \(schema): read as a copy brought up to date"] : []
        let lines = [table.text] + broken + unreadable + older + VerifyReport.scope
        return (lines + [sum]).joined(separator: "\n")
    }
}

extension RebuildReport {
    var text: String {
        var facts = FactList()
        facts.add("contracts", "\(contracts)")
        facts.add("mended", "\(mended)")
        return facts.text
    }
}

extension TrialBalanceView {
    var text: String {
        var table = Table(
            [
                .words("account"), .words("name"), .figures("opening"), .figures("debit"),
                .figures("credit"), .figures("closing"),
            ], rows
        ) { [$0.account, $0.name, $0.opening, $0.debit, $0.credit, $0.closing] }
        table.add(["", "turnover", "", debit, credit, ""])
        let title = "\(currency), \(from) to \(through)"
        return [title, table.text, balances ? "balances" : "DOES NOT BALANCE"]
            .joined(separator: "\n")
    }
}

extension PortfolioView {
    var text: String {
        let unreadable = damage.map { "unreadable, and in no sum: \($0)" }
        if rows.isEmpty { return (["no contracts"] + unreadable).joined(separator: "\n") }
        let statuses = Table(
            [
                .words("status"), .words("currency"), .figures("contracts"),
                .figures("principal"), .figures("interest"), .figures("other"),
            ], rows
        ) {
            [$0.status, $0.currency, "\($0.contracts)", $0.principal, $0.interest, $0.other]
        }
        let ages = Table(
            [
                .words("days overdue"), .words("currency"), .figures("contracts"),
                .figures("overdue"), .figures("principal"),
            ], ageing
        ) { [$0.band, $0.currency, "\($0.contracts)", $0.overdue, $0.principal] }
        let parts =
            ["as of \(asOf)", statuses.text] + (ageing.isEmpty ? [] : [ages.text]) + unreadable
        return parts.joined(separator: "\n\n")
    }
}

func secondsText(_ seconds: Double) -> String { String(format: "%.1f", seconds) }
