import Testing

@testable import Formats

/// How CSV is encoded is told by its bytes: the first text that is not ASCII decides.
@Suite struct `Encodings of CSV` {
    /// Bytes of a text in windows-1251 and in code page 866, letter by letter.
    private static func bytes(_ text: String, _ page: CodePage) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            (UInt8(0)...255).first { page.text([$0]) == String(scalar) } ?? UInt8(ascii: "?")
        }
    }

    private func records(_ bytes: [UInt8], pieceLength: Int) throws -> [[String]] {
        var rest = bytes[...]
        let source = ByteSource(name: "csv") {
            let piece = Array(rest.prefix(pieceLength))
            rest = rest.dropFirst(pieceLength)
            return piece.isEmpty ? nil : piece
        }
        var reader = CSVReader(source, separator: UInt8(ascii: ";"))
        var records: [[String]] = []
        while let row = try reader.next() {
            if case .record(let record) = row { records.append(record.fields) }
        }
        return records
    }

    private static let text = """
        договор;сумма;плательщик
        A-1;485,08;Иванов Иван
        A-2;1,00;ООО «Ромашка» № 7
        """
    private static let rows = [
        ["договор", "сумма", "плательщик"], ["A-1", "485,08", "Иванов Иван"],
        ["A-2", "1,00", "ООО «Ромашка» № 7"],
    ]

    @Test(arguments: [1_000, 24, 7])
    func `windows-1251 and UTF-8 are read alike`(pieceLength: Int) throws {
        let windows = Self.bytes(Self.text, .windows1251)
        #expect(try records(windows, pieceLength: pieceLength) == Self.rows)
        #expect(try records(Array(Self.text.utf8), pieceLength: pieceLength) == Self.rows)
        let marked = [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)
        #expect(try records(marked, pieceLength: pieceLength) == Self.rows)
    }

    @Test(arguments: [1_000, 24, 7])
    func `CP866 has no guillemets, and is read as the rest`(pieceLength: Int) throws {
        let text = Self.text.replacing("«", with: "\"\"").replacing("»", with: "\"\"")
            .replacing("ООО \"\"Ромашка\"\" № 7", with: "\"ООО \"\"Ромашка\"\" № 7\"")
        var rows = Self.rows
        rows[2][2] = "ООО \"Ромашка\" № 7"
        #expect(try records(Self.bytes(text, .dos866), pieceLength: pieceLength) == rows)
    }

    @Test(
        arguments: [
            // Latin letters with accents, a lone byte, frames, and small letters before capitals.
            [0x63, 0x61, 0x66, 0xE9], [0xC3, 0x28], [0xFF], [0xC9, 0xCD, 0xBB],
            [0xE0, 0xC0, 0xE0, 0xC0],
        ] as [[UInt8]])
    func `bytes that are no Russian words stay refused`(bytes: [UInt8]) throws {
        #expect(CodePage.found(in: bytes) == nil)
        #expect(try records(bytes, pieceLength: 1_000) == [])
    }

    @Test func `once a file is known to be UTF-8, other bytes are a flaw`() throws {
        let bytes = Array("Иванов;\n".utf8) + Self.bytes("Петров;\n", .windows1251)
        #expect(try records(bytes, pieceLength: 1_000) == [["Иванов", ""]])
    }
}
