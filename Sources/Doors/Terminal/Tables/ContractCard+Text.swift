import BackOffice
import Questions

extension ContractCard {
    /// - Parameter isWhole: with the tranches that have not begun.
    func text(isWhole: Bool) -> String {
        var parts = [head]
        if !totals.isEmpty { parts.append(AmountTypeTotal.table(totals).text) }
        let begun = buckets.filter { isWhole || ($0.issueDate ?? "") <= asOf }
        if !begun.isEmpty { parts.append(BucketRow.table(begun).text) }
        if begun.count < buckets.count {
            parts.append("tranches to come: --all-tranches shows them")
        }
        return parts.joined(separator: "\n\n")
    }

    private var head: String {
        var facts = FactList()
        facts.add("contract", number)
        facts.add("product", product)
        facts.add("version", "of \(productFrom)")
        facts.add("status", status)
        facts.add("closed", closure.map { "\($0), \(closingDay ?? "")" })
        facts.add("principal", "\(principal) \(currency)")
        facts.add("books", accountingCurrency.map { "kept in \($0)" })
        facts.add("rate", "\(ratePercent) %")
        facts.add("term", "\(periods) of \(period)" + (ends.map { ", to \($0)" } ?? ""))
        facts.add("disbursed", disbursed)
        facts.add("last operation", lastOperation)
        facts.add("accrued through", accruedThrough)
        facts.add("as of", asOf)
        if reckonedThrough != accruedThrough {
            facts.add("reckoned", "with charges through \(reckonedThrough ?? "") not booked yet")
        }
        facts.add("not reckoned", notReckoned)
        facts.add("due", due)
        facts.add("overdue", overdueDays > 0 ? "\(overdue), \(overdueDays) days" : overdue)
        facts.add("next due", nextDue.map { "\($0), \(nextAmount ?? "")" })
        facts.add("instalment", instalment)
        facts.add("payoff", payoff)
        if payoff != payoffAfterPrepaid {
            facts.add("prepaid", prepaid)
            facts.add("payoff after it", payoffAfterPrepaid)
        }
        facts.add("unaccepted", unaccepted)
        addStanding(to: &facts)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            facts.add(name, value)
        }
        return facts.text
    }

    /// What limits or has altered the course of the contract.
    private func addStanding(to facts: inout FactList) {
        facts.add("cap leaves", chargesLeft.map { "\($0) to be charged" })
        facts.add("cap reached", capReached)
        facts.add("interest", interestStoppedFrom.map { "stopped from \($0) on" })
        facts.add("penalties", penaltyStoppedFrom.map { "stopped from \($0) on" })
        facts.add("prolonged", prolongations > 0 ? "\(prolongations) times" : nil)
        facts.add("restructured", isRestructured ? "yes" : nil)
        facts.add(
            "announced", announcedRepayment.map { "\($0.request) early repayment from \($0.from)" })
        facts.add("loan category", loanCategory)
        facts.add(
            "reserve rate", reserveRate.map { "\($0.percent) % of \($0.day), by \($0.model)" })
        facts.add(
            "discount",
            discount.map {
                "\($0.initial) of \($0.recognised), \($0.left) left after \($0.amortisedThrough)"
            })
    }
}

extension AmountTypeTotal {
    fileprivate static func table(_ totals: [AmountTypeTotal]) -> Table {
        Table(
            [
                .words("amount type"), .words("name"), .figures("on balance"),
                .figures("off balance"),
            ], totals
        ) { [$0.amountType, $0.name, $0.onBalance, $0.offBalance] }
    }
}

extension BucketRow {
    fileprivate static func table(_ rows: [BucketRow]) -> Table {
        let isForeign = rows.contains { $0.local != nil }
        let local: [Table.Column] = isForeign ? [.figures("local")] : []
        return Table(
            [
                .figures("tranche"), .words("issue"), .words("repayment"),
                .words("amount type"), .words("balance"), .figures("amount"),
            ] + local, rows
        ) { row in
            [
                "\(row.tranche)", row.issueDate ?? "", row.repaymentDate ?? "", row.amountType,
                row.offBalance ? "off" : "on", row.balance,
            ] + (isForeign ? [row.local ?? ""] : [])
        }
    }
}
