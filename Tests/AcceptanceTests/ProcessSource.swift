import Foundation
import Questions

/// The source file in which a process is declared.
struct ProcessSource {
    let path: String
    let typeName: String
    let comment: DocComment

    private static let files = NamedFile.all(in: "Sources/Processes", ending: ".swift")
        .filter { !$0.name.hasPrefix("Catalogue") }
    private static let tests = NamedFile.all(in: "Tests/ProcessesTests", ending: "Tests.swift")

    /// What a process is declared to be.
    private static let kinds = ["DebtProcess", "LookingBack", "OrderedProcess", "AmountTaking"]

    /// The file that holds the code as a text, be it of a process or of one of its variants.
    static func declaring(_ code: String) throws -> ProcessSource {
        for file in files where file.text.contains("\"\(code)\"") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let declaration = lines.firstIndex { line in
                line.contains("struct ") && kinds.contains { line.contains(": \($0)") }
            }
            guard let declaration else { continue }
            let words = lines[declaration].split { !$0.isLetter && !$0.isNumber }
            guard let mark = words.firstIndex(of: "struct") else { continue }
            let above = lines[..<declaration].reversed().prefix { $0.hasPrefix("///") }
            return ProcessSource(
                path: file.path, typeName: String(words[mark + 1]),
                comment: DocComment(above.reversed().map(String.init)))
        }
        throw ProcessPage.Flaw(what: "a process with the code \(code)")
    }

    /// The tests that make an order of the type.
    var tableTests: [NamedFile] {
        Self.tests.filter { file in
            file.text.split { !$0.isLetter && !$0.isNumber }.contains { $0 == typeName }
        }
    }
}

/// A doc comment: what it says first, and its named facts.
struct DocComment {
    struct Fact {
        let name: String
        var text: String
    }

    /// Paragraphs, each on one line.
    let prose: String
    private(set) var facts: [Fact] = []

    init(_ lines: [String]) {
        var paragraphs: [String] = [""]
        for line in lines {
            let text = line.dropFirst(3).trimmingCharacters(in: .whitespacesAndNewlines)
            if text.hasPrefix("- "), let colon = text.firstIndex(of: ":") {
                let rest = text[text.index(after: colon)...]
                facts.append(
                    Fact(
                        name: String(text[..<colon].dropFirst(2)),
                        text: rest.trimmingCharacters(in: .whitespaces)))
            } else if text.isEmpty {
                paragraphs.append("")
            } else if facts.isEmpty {
                let last = paragraphs.count - 1
                paragraphs[last] += (paragraphs[last].isEmpty ? "" : " ") + text
            } else {
                facts[facts.count - 1].text += " " + text
            }
        }
        prose = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
