import BackOffice
import Imports

extension StatementReport {
    var text: String {
        var facts = FactList()
        facts.add("received", "\(received)")
        facts.add("repeated", "\(repeated)")
        facts.add("passed over", "\(passedOver)")
        facts.add("unidentified", "\(unidentified)")
        facts.add("stored", isStored ? "yes" : "no, nothing")
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
        if !listed.isEmpty { parts.append(UnidentifiedView.table(listed).text) }
        if !warnings.isEmpty { parts.append(ImportWarning.table(warnings).text) }
        return parts.joined(separator: "\n\n")
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
