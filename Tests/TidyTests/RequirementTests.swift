import Foundation
import Testing

/// `docs/requirements`: what is cited is there, and what it names is there.
@Suite struct `The requirement index` {
    private let index = RequirementIndex.package

    @Test func `explains whatever the pages and scenarios cite`() throws {
        for line in try citingLines() {
            for fault in Rule.unresolved(in: line.text, index.codes) {
                Issue.record("\(line.path):\(line.number): \(fault)")
            }
        }
    }

    @Test func `has each code once, under its own anchor`() {
        #expect(index.entries.count > 200)
        var seen: Set<String> = []
        for entry in index.entries {
            for code in entry.codes {
                #expect(seen.insert(code).inserted, "\(entry.path):\(entry.line): \(code) again")
            }
            #expect(entry.codes.first?.lowercased() == entry.anchor, "\(entry.path):\(entry.line)")
            #expect(!entry.requirement.isEmpty, "\(entry.path):\(entry.line)")
        }
    }

    @Test func `names tests that are there, one at least for all that is built`() {
        let tests = Self.testNames
        for entry in index.entries {
            for holder in entry.holders {
                let files = tests.filter { "/\($0.key)".hasSuffix("/\(holder.file).swift") }
                #expect(
                    files.count == 1 && files.allSatisfy { $0.value.contains(holder.name) },
                    "\(entry.path):\(entry.line): \(holder.file): \(holder.name)")
            }
            let isHeld = !entry.holders.isEmpty || entry.held.contains("](../../Scenarios/")
            #expect(isHeld || entry.held.hasPrefix("planned"), "\(entry.path):\(entry.line)")
        }
    }

    @Test(arguments: [
        ("see D-3.2, and R001-12...14.", ["D-3.2", "R001-12", "R001-13", "R001-14"]),
        (
            "MS-4 (N5; O10...12) of AT-RESTORE-1",
            ["MS-4", "N5", "O10", "O11", "O12", "AT-RESTORE-1"]
        ),
        ("by G11a and I12b; ATTACK-5", ["G11a", "I12b", "ATTACK-5"]),
        ("CP866, UTF-8, T12:00:00, contract D-1, A-1, 2018-05-20", []),
    ])
    func `a citation is told from what merely looks like one`(text: String, codes: [String]) {
        #expect(Citation.all(in: text).map(\.code) == codes)
    }

    @Test func `a row is read with its code, anchor and tests`() throws {
        let row = "| <a id=\"n1\"></a>N1...2 | No. | `ATests: a: b`; [X](../../Scenarios/X.yaml) |"
        let index = RequirementIndex([MarkdownFile(path: "a.md", text: "\(row)\n| a | b | c |")])
        let entry = try #require(index.entries.first)
        #expect(index.entries.count == 1 && entry.codes == ["N1", "N2"] && entry.anchor == "n1")
        #expect(entry.holders == [RequirementIndex.Holder(file: "ATests", name: "a: b")])
    }

    /// Prose of the documentation, and what scenarios and maps say of themselves.
    private func citingLines() throws -> [(path: String, number: Int, text: String)] {
        let root = SourceTree.package.root
        let pages = MarkdownFile.all(in: root).flatMap { page in
            page.prose.map { (page.path, $0.number, $0.text) }
        }
        let scenarios = SourceTree.paths(under: "Scenarios", of: root)
            .filter { $0.hasSuffix(".yaml") }
        #expect(!scenarios.isEmpty)
        return try pages
            + scenarios.flatMap { path in
                let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                return lines.enumerated()
                    .filter { $0.element.hasPrefix("source:") || $0.element.contains("#") }
                    .map { (path, $0.offset + 1, String($0.element)) }
            }
    }

    /// The names of the tests of each file.
    private static let testNames: [String: Set<String>] = {
        let files = SourceTree.package.files.filter(\.isTest)
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                let names = zip(file.code, file.code.dropFirst()).filter { word, name in
                    word.text == "func" && name.text.hasPrefix("`")
                }
                return (file.path, Set(names.map { String($0.1.text.dropFirst().dropLast()) }))
            })
    }()
}
