/// Texts in the cells of a CSV file.
package enum CSVText {
    /// A text as a cell, in quotes where it needs them.
    package static func cell(_ text: String, separator: UInt8) -> String {
        let needsQuotes = text.utf8.contains { byte in
            byte == separator || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return text }
        let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"" + doubled + "\""
    }

    /// A text as a cell that a spreadsheet does not take for a formula.
    ///
    /// What begins like one is led by an apostrophe.
    /// - Source: OWASP "CSV Injection".
    package static func guardedCell(_ text: String, separator: UInt8) -> String {
        cell(needsGuard(text) ? "'" + text : text, separator: separator)
    }

    /// The text of a guarded cell that was read, without its apostrophe.
    package static func value(ofGuarded cell: String) -> String {
        cell.utf8.first == apostrophe ? String(cell.dropFirst()) : cell
    }

    /// A text that begins with the apostrophe itself gets one more, so that none is lost.
    private static func needsGuard(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return first == apostrophe || "=+-@\t\r".utf8.contains(first)
    }

    private static let apostrophe = UInt8(ascii: "'")
}
