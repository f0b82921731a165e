import Foundation
import TestHouse
import Testing

/// Ledgers that earlier programs have left: each schema keeps one, with what was shown of it then.
@Suite struct EarlierLedgerTests {
    /// The newest schema of those programs, and the last night that they ran.
    static let schemas = [(6, "2026-01-20"), (7, "2025-06-15")]

    @Test(arguments: schemas)
    func `an earlier ledger is asked, opened and proved, with the same figures`(
        schema: Int, lastNight: String
    ) throws {
        try withTranche { tranche in
            try keepLedger(of: schema, in: tranche.folder)
            let answers = try Answer.all(of: schema)
            try #require(answers.count > 20)
            try expect(answers, of: tranche, "before it is raised")
            #expect(try tranche("night", "book.tranche", "--date", lastNight).status == 0)
            try expect(answers, of: tranche, "after it is raised")
            let proof = try tranche("verify", "book.tranche")
            #expect(proof.status == 0, "\(proof.output)\(proof.errors)")
        }
    }

    private func expect(_ answers: [Answer], of tranche: Tranche, _ when: String) throws {
        for answer in answers {
            let shown = try tranche.run(answer.commandNow)
            #expect(
                answer.isTold(by: shown.output),
                "\(when): \(answer.command)\n\(shown.output)\(shown.errors)")
        }
    }

    private func keepLedger(of schema: Int, in folder: URL) throws {
        let file = folder.appending(path: "book.tranche.gz")
        try Data(PackageFiles.bytes("Tests/Fixtures/schema-\(schema).tranche.gz")).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-d", file.path()]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}

/// A command, and what an earlier program has answered it.
private struct Answer {
    let command: [String]
    let text: String

    /// A contract shows the tranches to come where it is asked for them, and operations are newest
    /// first and narrow.
    var commandNow: [String] {
        switch command[0] {
        case "show": command + ["--all-tranches"]
        case "operations": command + ["--wide", "--oldest-first"]
        default: command
        }
    }

    /// Whether every line is told, in the same order; of contracts and operations more is told now.
    func isTold(by output: String) -> Bool {
        guard command != commandNow else { return output == text }
        var lines = output.split(separator: "\n")[...]
        return text.split(separator: "\n").allSatisfy { line in
            guard let place = lines.firstIndex(where: { $0.hasPrefix(line) }) else { return false }
            lines = lines[(place + 1)...]
            return true
        }
    }

    static func all(of schema: Int) throws -> [Answer] {
        let bytes = try PackageFiles.bytes("Tests/Fixtures/schema-\(schema).answers.txt")
        return String(decoding: bytes, as: UTF8.self).components(separatedBy: "$ tranche ")
            .dropFirst().map { block in
                let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
                // An empty line parts the answers.
                return Answer(
                    command: lines[0].split(separator: " ").map(String.init),
                    text: lines.dropFirst().dropLast(2).map { $0 + "\n" }.joined())
            }
    }
}
