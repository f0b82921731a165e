import Foundation
import Testing

/// Rules shown, edited, checked and changed by somebody at a terminal.
@Suite struct `Rules at the terminal` {
    private func withBook(_ body: (Tranche) throws -> Void) throws {
        try withTranche { tranche in
            try #require(tranche("init", "book.tranche").status == 0)
            try body(tranche)
        }
    }

    @Test func `a constant is changed, and its history told`() throws {
        try withBook { tranche in
            let words = [
                "directory", "change", "book.tranche", "constants", "PERIOD_WAITING_MONEY=block",
                "--from", "2018-05-31",
            ]
            let preview = try tranche.run(words + ["--preview"])
            #expect(preview.status == 0 && preview.output.contains("nothing is stored"))
            let tokenLine = try #require(preview.lines.first { $0.hasPrefix("preview token") })
            let token = try #require(tokenLine.split(separator: " ").last.map(String.init))
            #expect(try tranche.run(words + ["--preview-token", token]).status == 0)
            let history = try tranche("directory", "history", "book.tranche", "constants")
            #expect(history.output.contains("tester"))
            #expect(history.lines.contains { $0.hasSuffix("warn    block") })
            let then = try tranche(
                "directory", "show", "book.tranche", "constants", "--row",
                "PERIOD_WAITING_MONEY", "--as-of", "2018-05-30")
            #expect(then.lines.contains { $0.split(separator: " ") == ["value", "warn"] })
            #expect(try tranche("verify", "book.tranche").status == 0)
        }
    }

    @Test func `every directory is shown, and what is shown can be given back`() throws {
        try withBook { tranche in
            let list = try tranche("directory", "list", "book.tranche", "--json").output
            let rows = try #require(
                try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
            let names = rows.compactMap { $0["name"] as? String }
            #expect(names.count == 24)
            let folder = tranche.file("edited")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in names {
                #expect(try tranche("directory", "show", "book.tranche", name).status == 0)
                let shown = try tranche("directory", "show", "book.tranche", name, "--json")
                try tranche.write(shown.output, to: "edited/\(name).json")
            }
            let check = try tranche("directory", "check", "book.tranche", "edited")
            #expect(check.status == 0 && check.output.contains("nothing would be otherwise"))
            let change = try tranche(
                "directory", "change", "book.tranche", "all", "edited", "--from", "2018-06-01")
            #expect(change.output.hasPrefix("nothing is otherwise"))
        }
    }

    @Test func `what is wrong is listed and refused`() throws {
        try withBook { tranche in
            let shown = try tranche("directory", "show", "book.tranche", "banks", "--json").output
            try tranche.write(
                shown.replacing("\"feePercent\": \"1.5\"", with: "\"feePercent\": \"150\""),
                to: "banks.json")
            for words in [
                ["check", "book.tranche", "banks.json"],
                ["change", "book.tranche", "banks", "banks.json", "--from", "2018-06-01"],
            ] {
                let outcome = try tranche.run(["directory"] + words)
                #expect(outcome.status == 1)
                #expect(outcome.output.contains("ONLINE  feePercent  150"))
                #expect(outcome.output.contains("below 100"))
            }
            #expect(
                try tranche("directory", "history", "book.tranche").output.contains("version  2")
                    == false)
        }
    }

    struct Mistyped: CustomTestStringConvertible, Sendable {
        let words: [String]
        let status: Int32
        let said: String

        var testDescription: String { words.joined(separator: " ") }
    }

    static let mistyped = [
        Mistyped(
            words: ["show", "book.tranche", "constant"], status: 3,
            said: "did you mean: constants"),
        Mistyped(
            words: ["show", "book.tranche", "banks", "--row", "DESC"], status: 64,
            said: "did you mean: DESK"),
        Mistyped(
            words: ["show", "book.tranche", "banks", "--version", "7"], status: 64,
            said: "is not accepted: 1"),
        Mistyped(
            words: ["change", "book.tranche", "constants", "PAGE_MAX=5", "--from", "1999-12-31"],
            status: 1, said: "no rules on 1999-12-31"),
        Mistyped(
            words: ["check", "book.tranche", "bank.json"], status: 64,
            said: "did you mean: banks.json"),
        Mistyped(
            words: ["check", "book.tranche", "nowhere/banks.json"], status: 3,
            said: "not found"),
        Mistyped(
            words: ["change", "book.tranche", "banks", "DESK=1", "--from", "2018-06-01"],
            status: 64, said: "constants, late-facts, market-rates"),
        Mistyped(
            words: [
                "change", "book.tranche", "constants", "PAGE_MAX=5", "x", "--from", "2018-06-01",
            ],
            status: 64, said: "one file, or values as key=value"),
    ]

    @Test(arguments: mistyped)
    func `what is mistyped is told with what would be accepted`(_ line: Mistyped) throws {
        try withBook { tranche in
            let outcome = try tranche.run(["directory"] + line.words)
            #expect(outcome.status == line.status, "\(outcome.errors)")
            #expect(outcome.errors.contains(line.said), "\(outcome.errors)")
        }
    }

    @Test func `a posting is explained, and one that is not legal is answered with the nearest`()
        throws
    {
        try withBook { tranche in
            let legal = try tranche(
                "postings", "explain", "book.tranche", "--amount-type", "INTEREST", "--action",
                "ACCRUAL", "--sign", "plus", "--on", "2018-06-01")
            #expect(legal.status == 0)
            try expect(legal.output, toBeGolden: "postings-explain-legal")
            let other = try tranche(
                "postings", "explain", "book.tranche", "--amount-type", "INTEREST", "--action",
                "ACCRUAL", "--sign", "minus", "--on", "2018-06-01")
            #expect(other.status == 1)
            try expect(other.output, toBeGolden: "postings-explain-not-legal")
        }
    }
}

/// What a shell puts before whoever types.
@Suite struct `Completion` {
    @Test(arguments: [
        ("", ["4711", "4712"]), ("'47", ["4711", "4712"]), ("4712", ["4712"]), ("5", []),
    ])
    func `tells the numbers of contracts of the ledger that was typed`(
        prefix: String, numbers: [String]
    ) throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            // As the scripts call it: the command, its argument, the word and its place.
            let outcome = try tranche(
                "---completion", "show", "--", "positional@1", "3", "\(prefix.utf8.count)",
                "tranche", "show", "book.tranche", prefix)
            #expect(outcome.status == 0)
            #expect(outcome.lines.filter { !$0.isEmpty } == numbers, "\(outcome.errors)")
        }
    }

    @Test func `knows directories and processes, and is silent where there is no ledger`() throws {
        try withTranche { tranche in
            let script = try tranche("--generate-completion-script", "bash").output
            #expect(script.contains("statutory-caps") && script.contains("early-repayment"))
            let outcome = try tranche(
                "---completion", "show", "--", "positional@1", "3", "0", "tranche", "show",
                "none.tranche", "")
            #expect(outcome.lines.allSatisfy(\.isEmpty) && outcome.errors.isEmpty)
        }
    }
}
