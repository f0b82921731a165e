import BackOffice
import Foundation
import Questions
import TestHouse
import Testing

/// Keeps `docs/processes/` in step with the catalogue; `UPDATE_GOLDEN=1` rewrites it.
@Suite(.serialized) struct `Pages of the processes` {
    @Test(arguments: Office.processTypes.map(\.code))
    func `a process has its page, written from its code`(code: String) throws {
        let type = try #require(Office.processTypes.first { $0.code == code })
        let page = try ProcessPage(type)
        try expect(page.text, toBeKeptIn: "docs/processes/\(code).md")
    }

    @Test func `the list of the processes is that of the catalogue`() throws {
        var lines = [
            "# Processes", "",
            "The catalogue: what can be ordered on a contract with `tranche order`, in a",
            "[scenario](../scenarios.md) with `run`, and by nights and auto-accept. Each page is",
            "written from the code by `ProcessPagesTests` (`UPDATE_GOLDEN=1`), never by hand.", "",
            "Beside its parameters an order has its value time. Those in brackets may be left",
            "out; `tranche processes CODE` tells what each accepts, as the page does.", "",
            "| code | name | parameters |", "|---|---|---|",
        ]
        for type in Office.processTypes {
            let parameters = type.parameters.map { parameter in
                parameter.isRequired ? "`\(parameter.name)`" : "[`\(parameter.name)`]"
            }.joined(separator: ", ")
            lines.append("| [`\(type.code)`](\(type.code).md) | \(type.name) | \(parameters) |")
        }
        try expect(lines.joined(separator: "\n") + "\n", toBeKeptIn: "docs/processes/README.md")
    }

    @Test func `no page is left of a process that is gone`() throws {
        let folder = PackageFiles.root.appending(path: "docs/processes")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let known = Set(Office.processTypes.map { "\($0.code).md" } + ["README.md"])
        #expect(Set(pages) == known)
    }

    private func expect(_ text: String, toBeKeptIn path: String) throws {
        let written = try PackageFiles.kept(path, insteadOf: text)
        #expect(written == text, "UPDATE_GOLDEN=1 rewrites \(path)")
    }
}

/// The page of one process, from its entry in the catalogue and the comment on its type.
struct ProcessPage {
    let text: String

    struct Flaw: Error { let what: String }

    init(_ type: ProcessTypeRow) throws {
        let source = try ProcessSource.declaring(type.code)
        let tests = source.tableTests
        guard !tests.isEmpty else {
            throw Flaw(what: "a test of \(source.typeName) in ProcessesTests")
        }
        var lines = ["# \(type.name)", "", "`\(type.code)`", "", source.comment.prose, ""]
        lines += source.comment.facts.map { "- **\($0.name)**: \($0.text)" }
        lines.append("- **Decided by**: [`\(source.typeName)`](../../\(source.path))")
        let links = tests.map { "[`\($0.name)`](../../\($0.path))" }
        lines.append("- **Tested by**: " + links.joined(separator: ", "))
        let scenarios = ProcessPage.scenarios(running: type.code)
        if !scenarios.isEmpty {
            let links = scenarios.map { "[\($0.name)](../../\($0.path))" }
            lines.append("- **Played in**: " + links.joined(separator: ", "))
        }
        lines += ProcessPage.order(of: type)
        text = lines.joined(separator: "\n") + "\n"
    }

    /// How the process is ordered: an example, and what is to be known of each parameter.
    private static func order(of type: ProcessTypeRow) -> [String] {
        let example = ["", "## Its order", "", "```", type.exampleOrder, "```"]
        guard !type.parameters.isEmpty else { return example }
        return example + [""] + ParameterTable(type.parameters).lines
    }

    private static let scenarios = ScenarioFiles.played.map { NamedFile($0) }

    private static func scenarios(running code: String) -> [NamedFile] {
        scenarios.filter { file in
            ["\n", ",", "}"].contains { file.text.contains("run: \(code)\($0)") }
        }
    }
}

/// What is to be known of each parameter of an order.
struct ParameterTable {
    let lines: [String]

    init(_ parameters: [ParameterRow]) {
        let rows = parameters.map { parameter in
            "| `\(parameter.name)` | \(parameter.help) | \(parameter.accepted) "
                + "| \(parameter.leftOut) | `\(parameter.example)` |"
        }
        let head = "| parameter | what it is | accepted | left out | example |"
        lines = [head, "|---|---|---|---|---|"] + rows
    }
}

/// A file of the package by its path, with its text.
struct NamedFile {
    let path: String
    let text: String

    init(_ path: String) {
        self.path = path
        let file = PackageFiles.root.appending(path: path)
        text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }

    /// The name without folder and ending.
    var name: String { URL(filePath: path).deletingPathExtension().lastPathComponent }

    static func all(in folder: String, ending: String) -> [NamedFile] {
        let root = PackageFiles.root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: root.path) else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
            .map { NamedFile("\(folder)/\($0)") }
    }
}
