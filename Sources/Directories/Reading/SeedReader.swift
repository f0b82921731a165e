import Measures

/// Reads directory files row by row and keeps what it could not accept.
struct SeedReader {
    let edition: Edition
    var codes = CodeBook()
    private(set) var findings: [DirectoryFlaw] = []

    init(_ edition: Edition) { self.edition = edition }

    /// The rows that could be read; the others leave a finding each.
    mutating func rows<Row, Value>(
        _ name: String, _ file: SeedFile<Row>,
        _ read: (Row, RowReading) throws(DirectoryFlaw) -> Value
    ) -> [Value] {
        var values: [Value] = []
        for row in file.rows {
            let reading = RowReading(
                file: name, row: row.label, codes: codes, edition: edition)
            do throws(DirectoryFlaw) {
                values.append(try read(row, reading))
            } catch {
                findings.append(error)
            }
        }
        return values
    }

    /// The rows that could be read, with the days they count on.
    mutating func dated<Row, Value>(
        _ name: String, _ file: SeedFile<Row>,
        _ read: (Row, RowReading) throws(DirectoryFlaw) -> Value
    ) -> [Dated<Value>] {
        rows(name, file) { row, reading throws(DirectoryFlaw) in
            let validity = try reading.validity(of: row, in: file)
            return Dated(try read(row, reading), validity)
        }
    }
}

extension RowReading {
    /// The days a row counts on: its own, else from the day the file names.
    func validity<Row>(
        of row: Row, in file: SeedFile<Row>
    ) throws(DirectoryFlaw) -> Validity {
        let from = try day("validFrom", row.validFrom ?? file.validFrom)
        guard let text = row.validThrough else { return Validity(from: from, through: nil) }
        let through = try day("validThrough", text)
        guard from <= through else {
            throw refusal("validThrough", text, accepted: "\(from) or later")
        }
        return Validity(from: from, through: through)
    }
}
