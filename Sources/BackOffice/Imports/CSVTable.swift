/// The rows of a CSV file under the names of its first line.
struct CSVTable {
    let columns: [String]
    private var reader: CSVReader
    private let width: Int

    /// Reads the first line.
    /// - Throws: `input` for a file that is empty or has no sound first line.
    init(_ source: ByteSource, separator: UInt8) throws {
        reader = CSVReader(source, separator: separator)
        switch try reader.next() {
        case .record(let header): columns = header.fields
        case .flaw(let flaw):
            throw OfficeError.input(
                field: "line \(flaw.line), character \(flaw.character)", value: flaw.reason,
                accepted: "a first line with the names of the columns")
        case nil:
            throw OfficeError.input(
                field: "line 1", value: "", accepted: "a first line with the names of the columns")
        }
        width = columns.count
        try refuseRepeated()
    }

    /// The next row or what is wrong with it; nil at the end.
    mutating func next() throws -> CSVTableRow? {
        switch try reader.next() {
        case nil: return nil
        case .flaw(let flaw):
            return .refused(
                ImportRefusal(
                    line: flaw.line, column: "character \(flaw.character)", code: "E-FMT",
                    message: flaw.reason))
        case .record(let record):
            guard record.fields.count == width else { return .refused(wrongWidth(record)) }
            return .record(record)
        }
    }

    private func wrongWidth(_ record: CSVRecord) -> ImportRefusal {
        let count = record.fields.count
        return ImportRefusal(
            line: record.line, column: count < width ? columns[count] : "field \(width + 1)",
            code: "E-FMT",
            message: "the line has \(count) fields, the first line names \(width)")
    }

    private func refuseRepeated() throws {
        var seen: Set<String> = []
        for column in columns where !seen.insert(column).inserted {
            throw OfficeError.input(
                field: "line 1", value: column, accepted: "each column once")
        }
    }
}

/// A row of a table.
enum CSVTableRow {
    case record(CSVRecord)
    case refused(ImportRefusal)
}

/// A field as it is written: in quotes where it needs them.
func csvField(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
    return "\"" + doubled + "\""
}
