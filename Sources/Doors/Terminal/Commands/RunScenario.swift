import ArgumentParser
import BackOffice
import Laboratory

/// `tranche scenario`: written histories.
struct WorkOnScenarios: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenario",
        abstract: "Play written histories and check what they expect.",
        discussion: """
            Examples:
              tranche scenario run Scenarios/AT-RESTORE-1.yaml
              tranche scenario run Scenarios/*.yaml --json

            A scenario says which contracts are signed, what happens on which day and what the \
            books must show then. It is played on a ledger of its own that is gone afterwards: \
            a product can be tried before it is offered, and a correction before it is made.
            """,
        subcommands: [RunScenario.self])
}

/// `tranche scenario run`.
struct RunScenario: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Play scenario files.",
        discussion: """
            Examples:
              tranche scenario run product.yaml
              tranche scenario run product.yaml --trace
              tranche scenario run Scenarios/*.yaml --json

            A file is YAML or JSON; docs/scenarios.md tells how it is written. Each step is \
            shown with what was expected otherwise. The status is 0 when every expectation of \
            every file holds, 1 when one does not, 64 when a file is not understood; its faults \
            are told with line and column.
            """)

    @Argument(help: "The scenario files.", completion: .file(extensions: ["yaml", "yml", "json"]))
    var files: [String]

    @Flag(help: "Show every expectation and operation, and how each amount was reckoned.")
    var trace = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        var played: [PlayedFile] = []
        var isUnderstood = true
        for file in files {
            do {
                played.append(try PlayedFile(file, isTraced: trace))
            } catch let flaw as ScenarioFlaw {
                isUnderstood = false
                Console.tell("error: E-FMT: \(file):\(flaw)")
            } catch let error as OfficeError {
                isUnderstood = false
                Console.tell("error: \(error.code): \(file): \(error.message.shown)")
            }
        }
        do throws(OfficeError) {
            try show(played)
        } catch {
            error.tell(inJSON: output.json)
            throw ExitStatus(error).code
        }
        guard isUnderstood else { throw ExitStatus.usage.code }
        guard played.allSatisfy(\.report.holds) else { throw ExitStatus.refused.code }
    }

    private func show(_ played: [PlayedFile]) throws(OfficeError) {
        if output.json {
            try Console.show(json: played)
            return
        }
        for file in played { try Console.show(file.report.text(isTraced: trace) + "\n") }
        let failed = played.count { !$0.report.holds }
        let checks = played.reduce(0) { $0 + $1.report.expectations }
        try Console.show(
            "\(played.count) played, \(failed) failed; \(checks) expectations, "
                + "\(played.reduce(0) { $0 + $1.report.failed }) do not hold")
    }
}

/// A scenario file and how it went.
private struct PlayedFile: Encodable {
    private static let bytesMax = 1 << 20

    let file: String
    let report: ScenarioReport

    init(_ file: String, isTraced: Bool) throws {
        self.file = file
        let bytes = try SourceFile.bytes(of: file, max: PlayedFile.bytesMax)
        report = try Scenario(yaml: bytes).played(isTraced: isTraced)
    }
}
