import Foundation
import Testing

/// `docs/codes.md` lists what the sources answer with, no less and no more.
@Suite struct `The page of codes` {
    @Test(arguments: ["E-", "W-"])
    func `lists every code of an error or warning, and none that is gone`(family: String) throws {
        let inSources = Set(sourceTexts.flatMap { Self.codes(of: family, in: $0) })
        #expect(inSources.count > 3)
        #expect(Set(try firstCells().filter { $0.hasPrefix(family) }) == inSources)
    }

    @Test func `lists every status with its name`() throws {
        let named = try statuses(in: "ExitStatus").map { "\($0.value) \($0.name)" }
        #expect(named.count > 3)
        let rows = try page().prose.compactMap { line -> String? in
            let cells = line.text.components(separatedBy: " | ")
            guard cells.count > 2, Int(cells[0].dropFirst(2)) != nil else { return nil }
            return cells[0].dropFirst(2) + " " + cells[1].dropFirst().dropLast()
        }
        #expect(rows == named)
    }

    @Test func `lists every outcome`() throws {
        let file = try #require(source("Trees"))
        let start = try #require(file.lines.firstIndex { $0.contains("extension Outcome") })
        let texts = file.code.filter { $0.isString && $0.line > start }.map(\.text)
        let words = Set(texts.map { String($0.prefix { $0.isUppercase || $0 == "_" }) })
        #expect(words.count > 3)
        let rows = try firstCells().map { String($0.prefix { $0.isUppercase || $0 == "_" }) }
        #expect(words.subtracting(rows) == [])
    }

    @Test(arguments: [
        ("E-FMT", ["E-FMT"]), ("error: E-REF: file", ["E-REF"]), ("such as E-LOD or E-", ["E-LOD"]),
        ("TIME-E-X", []), ("E-Mail", []),
    ])
    func `a code is told from other words`(text: String, codes: [String]) {
        #expect(Self.codes(of: "E-", in: text) == codes)
    }

    private static func codes(of family: String, in text: String) -> [String] {
        text.split { !($0.isLetter || $0 == "-") }.map(String.init).filter { word in
            let rest = word.dropFirst(family.count)
            return word.hasPrefix(family) && rest.count > 1 && rest.allSatisfy(\.isUppercase)
        }
    }

    private var sourceTexts: [String] {
        SourceTree.package.files.filter(\.isSource).flatMap { file in
            file.code.filter(\.isString).map(\.text)
        }
    }

    private func page() throws -> MarkdownFile {
        let pages = MarkdownFile.all(in: SourceTree.package.root)
        return try #require(pages.first { $0.path == "docs/codes.md" })
    }

    /// What stands in backticks in the first cell of each row.
    private func firstCells() throws -> [String] {
        try page().prose.filter { $0.text.hasPrefix("| `") }.map { line in
            String(line.text.dropFirst(3).prefix { $0 != "`" })
        }
    }

    private func source(_ name: String) -> SourceFile? {
        SourceTree.package.files.first { $0.isSource && $0.name == name }
    }

    /// The cases of an enum with their numbers, as `case refused = 1` gives them.
    private func statuses(in name: String) throws -> [(name: String, value: Int)] {
        let code = try #require(source(name)).code.map(\.text)
        return code.indices.dropLast(3).compactMap { index in
            guard code[index] == "case", code[index + 2] == "=" else { return nil }
            return Int(code[index + 3]).map { (code[index + 1], $0) }
        }
    }
}
