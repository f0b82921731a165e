import Foundation
import Testing

/// What people type wrong, and what others write.
@Suite struct `Words` {
    private static let pay = [
        "pay", "book.tranche", "4711", "--date", "2018-04-26", "--amount", "1",
    ]
    private static let correct = [
        "order", "book.tranche", "4711", "manual-correction", "--date", "2018-04-26", "--param",
        "amount=1.00", "--param", "isOffBalance=true", "--param", "paymentType=101173",
    ]

    /// A command, and the field that is to blame.
    private static let refused: [([String], String)] = [
        (correct + ["--param", "amountType=INTEREST", "--param", "tranche=65536"], "tranche"),
        (correct + ["--param", "amountType=INTEREST", "--param", "tranche=-1"], "tranche"),
        (correct + ["--param", "tranche=1", "--param", "amountType=[1.5]"], "amountType"),
        (correct + ["--param", "tranche=1", "--param", "amountType=[1e400]"], "amountType"),
        (correct + ["--param", "tranche=1", "--param", #"amountType="\ud800""#], "amountType"),
        (pay + ["--key", ""], "key"), (pay + ["--reference", ""], "reference"),
        (pay + ["--operator", ""], "operator"), (pay + ["--operator", " "], "operator"),
        (pay + ["--key", "a\u{200B}"], "key"), (pay + ["--reference", "a\u{1B}[31m"], "reference"),
        (pay + ["--operator", "Anna\u{202E}"], "operator"), (pay + ["--key", "a\u{85}"], "key"),
        (pay + ["--reference", String(repeating: "x", count: 257)], "reference"),
        (["init", "new.tranche", "--organisation", ""], "organisation"),
        (["init", "new.tranche", "--organisation", "A\nB"], "organisation"),
        (
            [
                "restructure", "book.tranche", "4711", "--date", "2018-04-26", "--product",
                "loan-annuity", "--principal", "10000.00", "--rate", "12", "--periods", "12",
                "--new-number", "A\u{1B}",
            ], "newNumber"
        ),
    ]

    @Test func `what was typed wrong is never called a bug`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            let book = try tranche.content(of: "book.tranche")
            for (words, field) in Self.refused {
                let outcome = try tranche.run(words)
                #expect(outcome.status == 64, "\(words): \(outcome.errors)")
                #expect(outcome.errors.hasPrefix("error: E-FMT: \(field) "), "\(outcome.errors)")
                #expect(outcome.errors.isHarmless, "\(words)")
            }
            #expect(try tranche.content(of: "book.tranche") == book)
            #expect(!FileManager.default.fileExists(atPath: tranche.file("new.tranche").path))
        }
    }

    @Test func `numbers of contracts hide nothing`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            let odd = [
                "A\u{1B}[2J", "B\u{202E}", "C\u{200B}", "D\u{85}", "E\u{2028}", "F\u{7F}",
                "G\u{AD}",
            ]
            let rows = odd.map { "\($0),100.00,12,2018-03-25\n" }.joined()
            try tranche.write("number,amount,rate,day\n" + rows, to: "odd.csv")
            let outcome = try tranche(
                "import", "contracts", "book.tranche", "odd.csv", "--map", "loans.json")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("refused   7\n"))
        }
    }

    @Test func `what banks write is kept as it is, and shown so that no terminal obeys it`() throws
    {
        try withTranche { tranche in
            try tranche.makeLedger()
            let purpose = "за\u{1B}]0;x\u{7}\u{1B}[31m\u{85}\u{202E}всё"
            try tranche.write(
                aprilStatement.replacing("за всё", with: purpose), to: "april.txt")
            let shown = #"за\u{1b}]0;x\u{7}\u{1b}[31m\u{85}\u{202e}всё"#
            // The second time nothing is left to be listed.
            for command in [
                ["import", "statement", "book.tranche", "april.txt", "--preview"],
                ["import", "statement", "book.tranche", "april.txt"],
                ["unidentified", "book.tranche"],
            ] {
                let text = try tranche.run(command).output
                #expect(text.contains(shown) && text.isHarmless)
                let json = try tranche.run(command + ["--json"]).output
                let isListed = !json.contains("\"unidentified\" : 0")
                let escaped = #"за\u001b]0;x\u0007\u001b[31m\u0085\u202eвсё"#
                #expect(json.lowercased().contains(escaped) == isListed && json.isHarmless)
                #expect(throws: Never.self) {
                    try JSONSerialization.jsonObject(with: Data(json.utf8))
                }
            }
        }
    }

    /// Files that a command reads whole, before it does anything.
    private static let readers = [
        "import contracts book.tranche loans.csv --map", "compare book.tranche --map",
        "mass-order book.tranche regular-reserve --date 2018-05-31 --contracts-from",
        "scenario run", "rates import book.tranche", "import statement book.tranche",
        "import contracts book.tranche --map loans.json", "read-totals --contracts a --flows b",
        "calc daycount",
    ]

    @Test func `a file without an end is given up at a limit that is told`() throws {
        try withTranche { tranche in
            try tranche.makeLedger()
            for command in Self.readers {
                let words = command.split(separator: " ").map(String.init) + ["/dev/zero"]
                let outcome = try tranche.run(words)
                #expect(outcome.status == 64, "\(command): \(outcome.errors)")
            }
            let folder = tranche.file("own")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/products.json", withDestinationPath: "/dev/zero")
            let made = try tranche("init", "new.tranche", "--directories", "own")
            #expect(made.status == 64 && made.errors.contains("at most 16777216 bytes"))
        }
    }

    @Test func `nights of a slip of the pen are refused at once`() throws {
        try withTranche { tranche in
            try tranche.makeSmallBook()
            let story = try String(contentsOf: tranche.file("story.yaml"), encoding: .utf8)
            try tranche.write(story + "\n  - {nights: 2199-11-17}\n", to: "story.yaml")
            let outcome = try tranche("scenario", "run", "story.yaml")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("at most 3653 nights a step"))
        }
    }
}

extension String {
    /// Whether a terminal prints all of it, or ends a line.
    fileprivate var isHarmless: Bool {
        unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
        }
    }
}
