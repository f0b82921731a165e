/// Reads comma-separated values from bytes, record by record, to the letter of RFC 4180.
///
/// Fields may be quoted, and then hold separators, doubled quotes and line ends; lines end with
/// LF or CR LF; a UTF-8 byte order mark is passed over, and so are empty lines. Nothing is
/// guessed at: whatever else occurs is a flaw with its place. After a flaw reading goes on with
/// the next line, where there is one to be found.
/// - Source: RFC 4180.
package struct CSVReader {
    /// Bytes that one record may have, line ends in quotes included.
    static let recordBytesMax = 65_536
    /// Fields that one record may have.
    static let fieldsMax = 1_000

    private var input: ByteStream
    private let separator: UInt8
    private let recordBytesMax: Int
    /// The encoding; nil while all was ASCII.
    private var page: CodePage?
    /// Whether a flaw leaves no way to find the next record.
    private var isBroken = false
    private var record = Draft()

    /// A record being read.
    private struct Draft {
        var line = 1
        var fields: [String] = []
        var field: [UInt8] = []
        var bytes = 0
        var isPlain = true
    }

    /// Reads what others have written, within the limit of imports.
    ///
    /// In UTF-8, windows-1251 or CP866, as its bytes tell.
    package init(_ source: ByteSource, separator: UInt8) {
        self.init(source, separator: separator, recordBytesMax: CSVReader.recordBytesMax)
        page = nil
    }

    /// Reads what we have written ourselves, within a limit of its own.
    package init(_ source: ByteSource, separator: UInt8, recordBytesMax: Int) {
        input = ByteStream(source)
        self.separator = separator
        self.recordBytesMax = recordBytesMax
        page = .utf8
    }

    /// The next record or flaw; nil at the end of the source.
    package mutating func next() throws -> CSVRow? {
        if isBroken { return nil }
        do {
            try skipEmptyLines()
            guard try input.peek() != nil else { return nil }
            record = Draft(line: input.line)
            try readFields()
            return .record(CSVRecord(line: record.line, fields: record.fields))
        } catch let flaw as CSVFlaw {
            try skipLine(after: flaw)
            return .flaw(flaw)
        }
    }

    private mutating func readFields() throws {
        var isLast = false
        while !isLast {
            record.field.removeAll(keepingCapacity: true)
            let isQuoted = try input.peek() == quote
            if isQuoted { try readQuoted() } else { try readPlain() }
            try keepField()
            isLast = try endOfRecord()
        }
    }

    private mutating func readPlain() throws {
        while let byte = try input.peek(), byte != separator, byte != lineFeed {
            if byte == carriageReturn { return }
            if byte == quote {
                throw flaw("a quote inside a field; write \"…\"\"…\" with the field in quotes")
            }
            try take(byte)
        }
    }

    private mutating func readQuoted() throws {
        let opened = flaw("a quoted field without its closing quote", isFatal: true)
        let tooLong = flaw(
            "a quoted field without its closing quote in \(recordBytesMax) bytes, the most that "
                + "a record may have", isFatal: true)
        _ = try input.take()
        while let byte = try input.take() {
            record.bytes += 1
            guard byte == quote else {
                if record.bytes > recordBytesMax { throw tooLong }
                try keep(byte)
                continue
            }
            guard try input.peek() == quote else { return }
            _ = try input.take()
            record.field.append(quote)
        }
        throw opened
    }

    /// Whether the record ends here; the separator or the line end is passed over.
    private mutating func endOfRecord() throws -> Bool {
        switch try input.peek() {
        case nil: return true
        case separator:
            _ = try input.take()
            return false
        case lineFeed:
            _ = try input.take()
            return true
        case carriageReturn:
            let lone = flaw("a carriage return without a line feed")
            _ = try input.take()
            guard try input.peek() == lineFeed else { throw lone }
            _ = try input.take()
            return true
        default: throw flaw("text behind a closing quote; a separator or the line end comes there")
        }
    }

    private mutating func take(_ byte: UInt8) throws {
        record.bytes += 1
        if record.bytes > recordBytesMax {
            throw flaw("a line longer than \(recordBytesMax) bytes")
        }
        try keep(byte)
        _ = try input.take()
    }

    private mutating func keep(_ byte: UInt8) throws {
        if byte == 0 { throw flaw("a zero byte; the file must be text") }
        if byte >= 0x80 { record.isPlain = false }
        record.field.append(byte)
    }

    private mutating func keepField() throws {
        guard record.fields.count < CSVReader.fieldsMax else {
            throw flaw("more than \(CSVReader.fieldsMax) fields")
        }
        guard let text = text(of: record.field) else {
            throw flaw("bytes that are not UTF-8 in field \(record.fields.count + 1)")
        }
        record.fields.append(text)
    }

    /// The text of a field; the first that is not ASCII says how the file is encoded.
    private mutating func text(of field: [UInt8]) -> String? {
        if record.isPlain || page == .utf8 { return CodePage.utf8.text(field) }
        if let page { return page.text(field) }
        if let text = CodePage.utf8.text(field) {
            page = .utf8
            return text
        }
        page = CodePage.found(in: field + input.ahead.prefix(CSVReader.recordBytesMax))
        return page?.text(field)
    }

    private mutating func skipEmptyLines() throws {
        while let byte = try input.peek(), byte == lineFeed || byte == carriageReturn {
            if byte == carriageReturn {
                record = Draft(line: input.line)
                let lone = flaw("a carriage return without a line feed")
                _ = try input.take()
                guard try input.peek() == lineFeed else { throw lone }
            }
            _ = try input.take()
        }
    }

    private mutating func skipLine(after flaw: CSVFlaw) throws {
        isBroken = flaw.isFatal
        if isBroken { return }
        while let byte = try input.take(), byte != lineFeed {}
    }

    private func flaw(_ reason: String, isFatal: Bool = false) -> CSVFlaw {
        CSVFlaw(line: input.line, character: input.character, reason: reason, isFatal: isFatal)
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }
    private var lineFeed: UInt8 { UInt8(ascii: "\n") }
    private var carriageReturn: UInt8 { UInt8(ascii: "\r") }
}

/// What a reader finds next.
package enum CSVRow: Hashable {
    case record(CSVRecord)
    case flaw(CSVFlaw)
}

/// One record.
package struct CSVRecord: Hashable {
    /// Where it begins, counted from 1.
    package let line: Int
    package let fields: [String]
}

/// Where a text is not what RFC 4180 says.
package struct CSVFlaw: Error, Hashable {
    package let line: Int
    /// Counted from 1, in the line.
    package let character: Int
    package let reason: String
    /// Whether nothing behind it can be read.
    package let isFatal: Bool
}
