import Foundation
import Testing

/// Every command, by the words that call it.
let everyCommand = [
    "", "accept", "backup", "cash-flows", "move", "void",
    "calc", "calc daycount", "calc rate", "calc schedule", "calc value", "compare",
    "contracts", "demo",
    "directory", "directory list", "directory show", "directory check", "directory change",
    "directory history",
    "explain",
    "period", "period status", "period check", "period close", "period reopen",
    "period approve-reopening", "close-period", "late-fact", "late-fact report",
    "late-fact post",
    "export", "export beancount", "export cancel", "export confirm", "export download",
    "export hledger", "export list", "export prepare", "export show", "generate", "history",
    "identify",
    "import", "import cash-flows", "import contracts", "import statement", "init", "mass-order",
    "mass-rollback", "night",
    "operations", "order", "orders", "pay", "portfolio",
    "postings", "postings explain", "processes", "rates", "rates import",
    "rates list",
    "read-totals", "rebuild", "restore",
    "restructure", "rollback", "scenario", "scenario run", "schedule", "show", "sign",
    "trial-balance", "unidentified", "verify",
]

@Test(arguments: everyCommand)
func `the help of a command is kept, begins with an example and fits eighty columns`(
    command: String
) throws {
    try withTranche { tranche in
        let words = command.split(separator: " ").map(String.init)
        let outcome = try tranche.run(words + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let name = (["help"] + words).joined(separator: "-")
        try expect(outcome.output, toBeGolden: name)
        let discussion = outcome.output.components(separatedBy: "\n\n").dropFirst().first ?? ""
        #expect(discussion.hasPrefix("Example"))
        for line in outcome.output.split(separator: "\n") where !line.hasPrefix("USAGE:") {
            #expect(line.count <= 80, "\(line)")
        }
    }
}

@Test func `every command that the overview names has its help kept`() throws {
    try withTranche { tranche in
        let overview = try tranche("--help").output
        let named = overview.split(separator: "\n").filter { line in
            line.hasPrefix("  ") && line.dropFirst(2).first?.isLowercase ?? false
        }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
        .filter { $0 != "tranche" }
        let kept = Set(everyCommand.compactMap { $0.split(separator: " ").first.map(String.init) })
        #expect(Set(named) == kept)
    }
}

@Test(arguments: ["", "manual-correction", "early-repayment", "stop-interest-accrual"])
func `what can be ordered is told, with all that an order may hold`(code: String) throws {
    try withTranche { tranche in
        let words = ["processes"] + (code.isEmpty ? [] : [code])
        let outcome = try tranche.run(words)
        #expect(outcome.status == 0)
        try expect(outcome.output, toBeGolden: words.joined(separator: "-"))
    }
}

@Test(arguments: ["", "restructure", "night"])
func `orders of the office are told, with all that one may hold`(code: String) throws {
    try withTranche { tranche in
        let words = ["orders"] + (code.isEmpty ? [] : [code])
        let outcome = try tranche.run(words)
        #expect(outcome.status == 0)
        try expect(outcome.output, toBeGolden: words.joined(separator: "-"))
    }
}

@Test(arguments: ["bash", "zsh", "fish"])
func `a completion script is made for each shell`(shell: String) throws {
    try withTranche { tranche in
        let outcome = try tranche("--generate-completion-script", shell)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("trial-balance"))
    }
}
