import Foundation
import TestHouse
import Testing

/// What README and the operator's page say the program prints, it prints.
@Suite struct `Printed pages` {
    @Test func `the tour of the readme is what the demo shows`() throws {
        try withTranche { tranche in
            try Demo.made.get().bytes.write(to: tranche.file("demo.tranche"))
            try tranche.follow("README.md")
        }
    }

    @Test func `the operator's page is what a ledger answers`() throws {
        try withTranche { tranche in
            try Demo.made.get().bytes.write(to: tranche.file("demo.tranche"))
            try tranche.writeOperatorsFiles()
            try tranche.follow("docs/operating.md")
        }
    }

    @Test(arguments: [
        (["a", "b"], nil), (["a"], "b"), (["a", "c"], "b"),
        (["a", "b", "c"], "the page ends before: c"),
    ])
    func `what a page leaves out or has too much is seen`(output: [String], fault: String?) {
        let step = Transcript("```console\n$ x\na\nb\n```\n").steps[0]
        #expect(step.difference(from: output) == fault)
    }

    @Test(arguments: [(["a", "q", "r", "bcd"], true), (["bcd"], false), (["a", "q"], false)])
    func `what a page cut may be anything`(output: [String], isTheSame: Bool) {
        let page = "```console\n$ x \\\n  \"y z\"\na\n…\nb…\n```\n```\n$ not run\n```\n"
        let steps = Transcript(page).steps
        #expect(steps.map(\.words) == [["x", "y z"]])
        #expect((steps[0].difference(from: output) == nil) == isTheSame)
    }
}

/// What `./run demo` leaves once it has built the release: made once, since it takes a while.
private struct Demo {
    let outcome: Tranche.Outcome
    let bytes: Data

    static let made = Result {
        var made: Demo?
        try withTranche { tranche in
            let outcome = try tranche("demo", "demo.tranche", "--no-serve")
            made = Demo(outcome: outcome, bytes: try tranche.bytes(of: "demo.tranche"))
        }
        return try #require(made)
    }
}

extension Tranche {
    /// Gives every command of a page and holds the answer against what is printed there.
    fileprivate func follow(_ page: String) throws {
        let text = try String(contentsOf: PackageFiles.root.appending(path: page), encoding: .utf8)
        let steps = Transcript(text).steps
        #expect(steps.count > 6, "\(page)")
        for step in steps {
            let isDemo = step.words == ["./run", "demo", "--no-serve"]
            #expect(isDemo || step.words.first == "tranche", "\(page):\(step.line)")
            let outcome =
                isDemo ? try Demo.made.get().outcome : try run(Array(step.words.dropFirst()))
            let lines = (outcome.output + outcome.errors).split(
                separator: "\n", omittingEmptySubsequences: false)
            let fault = step.difference(from: lines.dropLast().map(String.init))
            #expect(fault == nil, "\(page):\(step.line): \(outcome.output)\(outcome.errors)")
        }
    }

    /// The files that the operator's page takes for granted: one bad row, one bad product.
    fileprivate func writeOperatorsFiles() throws {
        try writeLoans()
        try FileManager.default.moveItem(at: file("loans.json"), to: file("mine.json"))
        try write(
            """
            number,amount,rate,day
            4711,10000.00,14.4,2018-07-19
            4712,2500.00,12,2018-07-19
            4713,"12,5",12,2018-07-19

            """, to: "mine.csv")
        let seeds = PackageFiles.root.appending(path: "Sources/Directories/Seeds/products.json")
        let products = try String(contentsOf: seeds, encoding: .utf8)
        try FileManager.default.createDirectory(
            at: file("directories"), withIntermediateDirectories: false)
        try write(
            products.replacing(/"basis": *"[^"]*"/, with: "\"basis\": \"ACT/999\""),
            to: "directories/products.json")
    }
}
