import Measures
import Testing

@testable import Formats

/// What comma-separated values are, and what they are not.
struct CSVReaderTests {
    struct Sound: CustomTestStringConvertible {
        let what: String
        let bytes: String
        let records: [[String]]
        var testDescription: String { what }
    }

    static let sound: [Sound] = [
        Sound(what: "nothing", bytes: "", records: []),
        Sound(what: "lines", bytes: "a,b\n1,2\n", records: [["a", "b"], ["1", "2"]]),
        Sound(
            what: "no line end at the end", bytes: "a,b\n1,2", records: [["a", "b"], ["1", "2"]]),
        Sound(what: "CR LF", bytes: "a,b\r\n1,2\r\n", records: [["a", "b"], ["1", "2"]]),
        Sound(what: "empty fields", bytes: ",\n,x,\n", records: [["", ""], ["", "x", ""]]),
        Sound(what: "empty lines", bytes: "\n\r\na\n\n\nb\n\n", records: [["a"], ["b"]]),
        Sound(what: "a byte order mark", bytes: "\u{FEFF}a,b\n", records: [["a", "b"]]),
        Sound(what: "quotes", bytes: "\"a\",\"\"\n", records: [["a", ""]]),
        Sound(what: "a separator in quotes", bytes: "\"a,b\",c\n", records: [["a,b", "c"]]),
        Sound(what: "doubled quotes", bytes: "\"a\"\"b\"\"\"\n", records: [["a\"b\""]]),
        Sound(what: "a line end in quotes", bytes: "\"a\r\nb\",c\n", records: [["a\r\nb", "c"]]),
        Sound(what: "spaces are kept", bytes: " a , b \n", records: [[" a ", " b "]]),
        Sound(what: "other scripts", bytes: "Šiauliai,Ёлка\n", records: [["Šiauliai", "Ёлка"]]),
    ]

    @Test(arguments: sound)
    func `sound text is read to the letter`(_ row: Sound) throws {
        for pieceLength in [1, 2, 3, 1_000] {
            let rows = try read(Array(row.bytes.utf8), pieceLength: pieceLength)
            let records = rows.compactMap { row in
                if case .record(let record) = row { record.fields } else { nil }
            }
            #expect(records == row.records, "in pieces of \(pieceLength)")
            #expect(records.count == rows.count)
        }
    }

    struct Broken: CustomTestStringConvertible {
        let what: String
        let bytes: [UInt8]
        let line: Int
        let character: Int
        let reason: String
        /// Records before and after the flaw.
        let records: Int
        var testDescription: String { what }

        init(
            _ what: String, _ bytes: String, at line: Int, _ character: Int, _ reason: String,
            records: Int
        ) {
            self.init(what, Array(bytes.utf8), at: line, character, reason, records: records)
        }

        init(
            _ what: String, _ bytes: [UInt8], at line: Int, _ character: Int, _ reason: String,
            records: Int
        ) {
            self.what = what
            self.bytes = bytes
            self.line = line
            self.character = character
            self.reason = reason
            self.records = records
        }
    }

    static let broken: [Broken] = [
        Broken("a quote inside", "a\nb\"c,d\ne\n", at: 2, 2, "a quote inside", records: 2),
        Broken("text behind a quote", "\"a\"b,c\nd\n", at: 1, 4, "text behind", records: 1),
        Broken("a lone CR", "a\rb\nc\n", at: 1, 2, "a carriage return", records: 1),
        Broken("an open quote", "a\nb,\"c\nd\n", at: 2, 3, "without its closing", records: 1),
        Broken("bytes not UTF-8", [97, 10, 0xC3, 0x28, 10, 98, 10], at: 2, 3, "UTF-8", records: 2),
        Broken("a zero byte", [97, 0, 98, 10, 99, 10], at: 1, 2, "zero byte", records: 1),
        Broken("UTF-16", [0xFF, 0xFE, 97, 0, 10, 0], at: 1, 4, "zero byte", records: 0),
        Broken(
            "an endless line", String(repeating: "x", count: 70_000) + "\nb\n", at: 1, 65_537,
            "longer than 65536", records: 1),
        Broken(
            "an endless quote", "\"" + String(repeating: "x\n", count: 40_000), at: 1, 1,
            "without its closing", records: 0),
        Broken(
            "too many fields", String(repeating: ",", count: 1_000) + "\nb\n", at: 1, 1_001,
            "more than 1000", records: 1),
    ]

    @Test(arguments: broken)
    func `a flaw is told with its place, and reading goes on behind it`(_ row: Broken) throws {
        let rows = try read(row.bytes, pieceLength: 7)
        let flaws = rows.compactMap { row in
            if case .flaw(let flaw) = row { flaw } else { nil }
        }
        let flaw = try #require(flaws.first)
        #expect(flaw.line == row.line)
        #expect(flaw.character == row.character)
        #expect(flaw.reason.contains(row.reason))
        #expect(rows.count - flaws.count == row.records)
    }

    @Test func `what is written as a field is read as it was`() throws {
        let texts = ["", "plain", "a,b", "say \"no\"", "two\nlines", " blank ", "\"", "\r\n"]
        let line =
            texts.map { CSVText.cell($0, separator: UInt8(ascii: ",")) }.joined(separator: ",")
            + "\n"
        let rows = try read(Array(line.utf8), pieceLength: 5)
        #expect(rows == [.record(CSVRecord(line: 1, fields: texts))])
    }

    private func read(_ bytes: [UInt8], pieceLength: Int) throws -> [CSVRow] {
        var rest = bytes[...]
        let source = ByteSource(name: "test") {
            let piece = Array(rest.prefix(pieceLength))
            rest = rest.dropFirst(pieceLength)
            return piece.isEmpty ? nil : piece
        }
        var reader = CSVReader(source, separator: UInt8(ascii: ","))
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}
