/// The rows of a CSV file under the names of its first line.
package struct CSVTable {
    package let columns: [String]
    private var reader: CSVReader
    private let width: Int

    /// Reads the first line.
    /// - Throws: `CSVHeaderFlaw` for a file that is empty or has no sound first line, and what
    ///   the source throws.
    package init(_ source: ByteSource, separator: UInt8) throws {
        reader = CSVReader(source, separator: separator)
        switch try reader.next() {
        case .record(let header): columns = header.fields
        case .flaw(let flaw):
            throw CSVHeaderFlaw(
                place: "line \(flaw.line), character \(flaw.character)", found: flaw.reason,
                accepted: CSVHeaderFlaw.names)
        case nil:
            throw CSVHeaderFlaw(place: "line 1", found: "", accepted: CSVHeaderFlaw.names)
        }
        width = columns.count
        try refuseRepeated()
    }

    /// The next row or what is wrong with it; nil at the end.
    /// - Throws: what the source throws.
    package mutating func next() throws -> CSVTableRow? {
        switch try reader.next() {
        case nil: return nil
        case .flaw(let flaw):
            return .flaw(
                CSVRowFlaw(
                    line: flaw.line, place: "character \(flaw.character)", reason: flaw.reason))
        case .record(let record):
            guard record.fields.count == width else { return .flaw(wrongWidth(record)) }
            return .record(record)
        }
    }

    private func wrongWidth(_ record: CSVRecord) -> CSVRowFlaw {
        let count = record.fields.count
        return CSVRowFlaw(
            line: record.line, place: count < width ? columns[count] : "field \(width + 1)",
            reason: "the line has \(count) fields, the first line names \(width)")
    }

    private func refuseRepeated() throws {
        var seen: Set<String> = []
        for column in columns where !seen.insert(column).inserted {
            throw CSVHeaderFlaw(place: "line 1", found: column, accepted: "each column once")
        }
    }
}

/// A row of a table.
package enum CSVTableRow {
    case record(CSVRecord)
    case flaw(CSVRowFlaw)
}

/// Why a row of a table cannot be taken.
package struct CSVRowFlaw: Hashable {
    package let line: Int
    /// A column, or a character of the line.
    package let place: String
    package let reason: String
}

/// Why a file is no table.
package struct CSVHeaderFlaw: Error, Hashable {
    package let place: String
    package let found: String
    package let accepted: String

    fileprivate static let names = "a first line with the names of the columns"
}
