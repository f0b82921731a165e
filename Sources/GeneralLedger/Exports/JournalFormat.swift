package import Measures

/// A form in which a journal is written, line by line.
///
/// Shape: `head` once, then every line in order of days, then `tail` once; the texts one after
/// another are the file.
package protocol JournalFormat {
    /// Begins a journal.
    /// - Throws: `overflow`, of balances that do not fit.
    init(_ title: JournalTitle, _ book: JournalBook) throws(MeasureFlaw)

    /// What stands before the first line.
    mutating func head() throws(MeasureFlaw) -> String
    /// One line, with what has to stand before it.
    mutating func text(of line: ExportLine) throws(MeasureFlaw) -> String
    /// What stands after the last line.
    mutating func tail() throws(MeasureFlaw) -> String
}

/// The format that writes a form of a journal; nil for a form that is none.
package func journalFormat(of form: ExportForm) -> (any JournalFormat.Type)? {
    switch form {
    case .csv: JournalCSV.self
    case .json: JournalJSON.self
    case .hledger: HledgerJournal.self
    case .beancount: BeancountJournal.self
    case .enterpriseData: nil
    }
}

extension JournalTitle {
    /// The days as one text: `2018-05-01 to 2018-05-31`.
    var daysText: String { "\(days.first) to \(days.last)" }

    /// The first line of a journal for people.
    var caption: String {
        let what = kind == .memo ? "off balance" : "on balance"
        let name = batch.map { "batch \($0.rawValue)" } ?? "the whole ledger"
        return "\(organisation.oneLine), \(name), \(what), \(daysText)"
    }

    /// The second line of a journal for people.
    var contents: String {
        "\(operations) operations in \(lines) lines"
            + (checksum.map { ", SHA-256 of the CSV \($0)" } ?? "")
    }
}

extension String {
    /// The text without line ends and other control characters, each a space instead.
    var oneLine: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory.isControl })
        else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.properties.generalCategory.isControl ? " " : $0 }))
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isControl: Bool {
        self == .control || self == .lineSeparator || self == .paragraphSeparator
    }
}
