import BackOffice
import Imports

extension StatementReport {
    var text: String {
        var facts = FactList()
        facts.add("received", "\(received)")
        facts.add("repeated", "\(repeated)")
        facts.add("passed over", "\(passedOver)")
        facts.add("unidentified", "\(unidentified)")
        if conflicting > 0 { facts.add("conflicting", "\(conflicting)") }
        if returned > 0 { facts.add("taken back", "\(returned)") }
        if refusedDocuments > 0 { facts.add("refused", "\(refusedDocuments)") }
        facts.add("stored", storedText(isStored, isPreview))
        for sum in sums { facts.add("taken", "\(sum.amount) \(sum.currency)") }
        for charge in charges { facts.add("charges", "\(charge.amount) \(charge.currency)") }
        for account in accounts {
            guard let missing = account.missing else { continue }
            facts.add("missing", "\(missing) \(account.currency) of \(account.account)")
        }
        for left in unaccepted { facts.add("unaccepted", "\(left.amount) \(left.currency)") }
        facts.add("warnings", "\(warned)")
        let table = Table(
            [
                .words("account"), .words("from"), .words("to"), .figures("opening"),
                .figures("closing"), .words(""), .figures("payments"),
            ], accounts
        ) {
            [
                $0.account, $0.from, $0.through, $0.opening, $0.closing, $0.currency,
                "\($0.payments)",
            ]
        }
        var parts = [table.text, facts.text]
        if !returns.isEmpty { parts.append(ReturnedView.table(returns).text) }
        if !refused.isEmpty { parts.append(ImportRefusal.table(refused).text) }
        if !listed.isEmpty { parts.append(UnidentifiedView.table(listed).text) }
        if !warnings.isEmpty { parts.append(ImportWarning.table(warnings).text) }
        return parts.joined(separator: "\n\n")
    }
}

extension ReturnedView {
    fileprivate static func table(_ payments: [ReturnedView]) -> Table {
        Table(
            [
                .words("taken back"), .figures("amount"), .words(""), .words("contract"),
                .words("paid"), .words("purpose"), .words("payment"),
            ], payments
        ) { payment in
            [
                payment.valueDay, payment.amount, payment.currency, payment.contract ?? "",
                payment.paid ?? "not known", payment.purpose, payment.returnOf ?? "",
            ]
        }
    }
}

extension UnidentifiedView {
    static func table(_ payments: [UnidentifiedView]) -> Table {
        Table(
            [
                .words("value day"), .figures("amount"), .words(""), .words("payer"),
                .words("purpose"), .words("why"), .words("reference"),
            ], payments
        ) { payment in
            [
                payment.valueDay, payment.amount, payment.currency, payment.payer ?? "",
                payment.purpose, payment.reason, payment.reference,
            ]
        }
    }
}
