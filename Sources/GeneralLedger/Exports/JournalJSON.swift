import Contracts
import Directories
import Formats
import Measures

/// A journal as JSON: a head with counts, totals and checksum, then the fields of the CSV.
///
/// One line of text a line, so that two files can be compared. Amounts are texts.
/// - Source: D-8.5.
struct JournalJSON: JournalFormat {
    private let title: JournalTitle
    private let book: JournalBook
    private var lines = 0

    init(_ title: JournalTitle, _ book: JournalBook) {
        self.title = title
        self.book = book
    }

    func head() throws(MeasureFlaw) -> String {
        var totals: [String] = []
        for currency in book.currencies {
            let total = try book.total(in: currency).text
            totals.append("{\"currency\":\(quoted(currency.code)),\"amount\":\(quoted(total))}")
        }
        let facts = [
            ("batchId", title.batch.map { "\($0.rawValue)" } ?? "null"),
            ("organisation", quoted(title.organisation)),
            ("from", quoted("\(title.days.first)")), ("to", quoted("\(title.days.last)")),
            ("mode", quoted(title.mode.code)), ("operations", "\(title.operations)"),
            ("count", "\(title.lines)"), ("totals", "[" + totals.joined(separator: ",") + "]"),
            ("sha256", title.checksum.map(quoted) ?? "null"),
        ]
        let text = facts.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",\n")
        return "{\n" + text + ",\n\"lines\":["
    }

    mutating func text(of line: ExportLine) -> String {
        lines += 1
        let contract = line.contract
        var fields: [(String, String)] = [("lineNo", "\(lines)")]
        fields.append(("postingDate", quoted("\(line.day)")))
        fields.append(("documentId", optional(line.document?.id)))
        fields.append(("documentType", optional(line.document?.type)))
        fields.append(("operationId", line.operation.map { "\($0.rawValue)" } ?? "null"))
        fields.append(("contractNo", optional(contract?.number)))
        fields.append(("counterpartyInn", optional(contract?.inn)))
        fields.append(("counterpartyName", optional(contract?.counterparty)))
        for (side, account) in [("debit", line.debit), ("credit", line.credit)] {
            fields.append((side + "Account", quoted(account.rawValue)))
            fields.append((side + "Analytics1", optional(contract?.number)))
            fields.append((side + "Analytics2", optional(contract?.product)))
        }
        fields.append(("amount", quoted(line.amount.text)))
        fields.append(("currency", quoted(line.amount.currency.code)))
        fields.append(("amountForeign", optional(line.foreign.map { "\($0)" })))
        fields.append(("amountType", quoted(line.meaning.amountType)))
        fields.append(("actionType", quoted(line.meaning.action)))
        fields.append(("description", quoted(line.meaning.text)))
        let object = fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        return (lines == 1 ? "\n{" : ",\n{") + object + "}"
    }

    func tail() -> String { "\n]\n}\n" }

    private func optional(_ text: String?) -> String { text.map(quoted) ?? "null" }

    private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}
