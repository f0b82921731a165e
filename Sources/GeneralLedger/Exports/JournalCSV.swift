import Contracts
import Directories
import Formats
import Measures

/// A journal as CSV: UTF-8, semicolons, decimal points, the columns of D-8.5.
///
/// `amount` and `currency` are those of the books; `amountForeign` names the contract's currency
/// itself, as `40.00 USD`, and is empty where the books are kept in it.
///
/// The bytes of this form are what a batch keeps, so lines can be read back from it. A text
/// that a spreadsheet would take for a formula is led by an apostrophe.
/// - Source: RFC 4180; D-8.5; OWASP "CSV Injection".
package struct JournalCSV: JournalFormat {
    /// The names of the first line.
    package static let columns = [
        "batchId", "lineNo", "postingDate", "documentId", "documentType", "operationId",
        "contractNo", "counterpartyInn", "counterpartyName", "debitAccount",
        "debitAnalytics1", "debitAnalytics2", "creditAccount", "creditAnalytics1",
        "creditAnalytics2", "amount", "currency", "amountForeign", "amountType",
        "actionType", "description",
    ]

    private let batch: String
    private var lines = 0

    /// Takes the number of the batch; the rest of the title has no place in CSV.
    package init(_ title: JournalTitle, _ book: JournalBook) { self.init(batch: title.batch) }

    /// Begins a file whose title and balances are known only when its lines are.
    package init(batch: ExportNumber?) {
        self.batch = batch.map { "\($0.rawValue)" } ?? ""
    }

    /// The names of the columns.
    package func head() -> String { JournalCSV.columns.joined(separator: ";") + "\n" }

    /// The fields of one line, numbered from 1.
    package mutating func text(of line: ExportLine) -> String {
        lines += 1
        let contract = line.contract
        let analytics = [contract?.number ?? "", contract?.product ?? ""].map(cell)
        let fields = [
            batch, "\(lines)", "\(line.day)", cell(line.document?.id ?? ""),
            cell(line.document?.type ?? ""),
            line.operation.map { "\($0.rawValue)" } ?? "", cell(contract?.number ?? ""),
            cell(contract?.inn ?? ""), cell(contract?.counterparty ?? ""),
            cell(line.debit.rawValue), analytics[0], analytics[1],
            cell(line.credit.rawValue), analytics[0], analytics[1],
            line.amount.text, line.amount.currency.code, line.foreign.map { "\($0)" } ?? "",
            cell(line.meaning.amountType), cell(line.meaning.action),
            cell(line.meaning.text),
        ]
        return fields.joined(separator: ";") + "\n"
    }

    private func cell(_ text: String) -> String {
        CSVText.guardedCell(text, separator: UInt8(ascii: ";"))
    }

    /// Nothing.
    package func tail() -> String { "" }
}

// Reading.
extension JournalCSV {
    /// The line that a record holds, as `text(of:)` has written it; nil when it holds none.
    package static func line(_ fields: [String]) -> ExportLine? {
        guard fields.count == columns.count else { return nil }
        let texts = fields.map { CSVText.value(ofGuarded: $0) }
        guard let day = day(fields[2]), let amount = amount(fields[15], fields[16])
        else { return nil }
        let foreign = foreign(fields[17])
        guard fields[17].isEmpty == (foreign == nil) else { return nil }
        let isSummed = fields[3].isEmpty
        return ExportLine(
            day: day, document: isSummed ? nil : ExportDocument(id: texts[3], type: texts[4]),
            operation: Int64(fields[5]).map(OperationID.init(rawValue:)),
            contract: contract(texts), debit: AccountCode(rawValue: texts[9]),
            credit: AccountCode(rawValue: texts[12]), amount: amount, foreign: foreign,
            meaning: ExportMeaning(amountType: texts[18], action: texts[19], text: texts[20]))
    }

    private static func contract(_ texts: [String]) -> ExportContract? {
        guard !texts[6].isEmpty else { return nil }
        return ExportContract(
            number: texts[6], product: texts[11], inn: texts[7].isEmpty ? nil : texts[7],
            counterparty: texts[8].isEmpty ? nil : texts[8])
    }

    private static func day(_ text: String) -> Day? {
        do {
            return try Day(text: text)
        } catch {
            return nil
        }
    }

    /// An amount with its currency, such as `40.00 USD`.
    private static func foreign(_ text: String) -> Money? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return words.count == 2 ? amount(String(words[0]), String(words[1])) : nil
    }

    private static func amount(_ text: String, _ code: String) -> Money? {
        do {
            return try Money(text: text, try Currency(code: code))
        } catch {
            return nil
        }
    }
}
