import ArgumentParser
import BackOffice
import Foundation

/// The command `tranche`.
@main
struct TrancheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tranche",
        abstract: "The subledger of contract debt.",
        discussion: """
            Examples:
              tranche init book.tranche --organisation "First Credit"
              tranche night book.tranche --date 2018-05-31
              tranche pay book.tranche 4711 --date 2018-05-31 --amount 485.08
              tranche show book.tranche 4711
              tranche verify book.tranche

            Tables and JSON go to standard output, messages and progress to standard error. \
            Days are written 2018-05-31, amounts 485.08, rates in per cent.

            Exit status: 0 done; 1 refused by a rule; 2 done in part; 3 not found; \
            4 not permitted, or output not written whole; 5 in the way now, try again; \
            64 not understood; 70 damage or a bug; 130 interrupted.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Ledger",
                subcommands: [
                    InitLedger.self, PlayDemo.self, ImportFile.self, ExportLedger.self,
                    ReadTotals.self,
                    GeneratePortfolio.self, VerifyLedger.self, RebuildStates.self,
                    BackUpLedger.self,
                ]),
            CommandGroup(
                name: "Contract",
                subcommands: [
                    Pay.self, AcceptCash.self, VoidPaymentByNumber.self, MovePayment.self,
                    IdentifyPayment.self, OrderProcess.self, RestorePayments.self,
                    SignContract.self, RestructureContract.self, RollBackContract.self,
                    ShowContract.self, ExplainAmount.self,
                    ListOperations.self, ListHistory.self, ShowSchedule.self, ListProcesses.self,
                    ListOrders.self,
                ]),
            CommandGroup(
                name: "Portfolio",
                subcommands: [
                    RunNight.self, OrderForMany.self, RollBackMany.self, ListContracts.self,
                    ShowPortfolio.self, ShowTrialBalance.self, CompareLedger.self,
                    ListCashFlows.self, ListUnidentified.self,
                ]),
            CommandGroup(
                name: "Books",
                subcommands: [
                    Periods.self, ClosePeriodByName.self, LateFacts.self, Rates.self,
                    WorkOnDirectories.self, Postings.self,
                ]),
            CommandGroup(
                name: "Laboratory", subcommands: [Calculate.self, WorkOnScenarios.self]),
        ])

    static func main() { Foundation.exit(ended().rawValue) }

    /// Runs the command that was typed; how it ended.
    private static func ended() -> ExitCode {
        do {
            try StandardStreams.settle()
            var command = try parsed()
            try command.run()
            return .success
        } catch let error as OfficeError {
            return told(error)
        } catch {
            return told(error)
        }
    }

    private static var words: [String] { Array(CommandLine.arguments.dropFirst()) }

    /// The command that was typed, on the ledger of `TRANCHE_LEDGER` where none was.
    ///
    /// A path that was typed goes before it: only where a word is missing one is put in.
    private static func parsed() throws -> any ParsableCommand {
        do {
            return try parseAsRoot(words)
        } catch {
            guard isMissingWord(error) else { throw error }
            return try parsed(withLedgerInsteadOf: error)
        }
    }

    private static func parsed(
        withLedgerInsteadOf missing: any Error
    ) throws -> any ParsableCommand {
        let typed = TypedCommand(words)
        let ledger = ProcessInfo.processInfo.environment["TRANCHE_LEDGER"] ?? ""
        guard !ledger.isEmpty, typed.takesLedger else { throw missing }
        do {
            return try parseAsRoot(typed.inserting(ledger))
        } catch {
            throw isMissingWord(error) ? error : missing
        }
    }

    private static func isMissingWord(_ error: any Error) -> Bool {
        message(for: error).hasPrefix("Missing expected argument")
    }

    private static func told(_ error: OfficeError) -> ExitCode {
        error.tell(inJSON: words.contains("--json"))
        return ExitStatus(error).code
    }

    /// As ArgumentParser would: help goes to standard output, what was not understood to
    /// standard error.
    private static func told(_ error: any Error) -> ExitCode {
        let status = exitCode(for: error)
        let text = fullMessage(for: error)
        if text.isEmpty { return status }
        guard status.isSuccess else {
            tellUsage(text, of: error)
            return status
        }
        do throws(OfficeError) {
            _ = try Console.put(Array((text + "\n").utf8))
            return status
        } catch {
            return told(error)
        }
    }

    /// Says what was not understood: the message first, and how the command is called.
    private static func tellUsage(_ text: String, of error: any Error) {
        let mistyped = TypedCommand(words).mistyped
        guard !words.contains("--json") else {
            Console.tell(ShownJSON.line(ErrorView(notUnderstood: mistyped ?? message(for: error))))
            return
        }
        guard let mistyped else {
            Console.tell(text)
            return
        }
        let usage = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        Console.tell((["\(_errorLabel): \(mistyped)"] + usage).joined(separator: "\n"))
    }

    /// Errors begin alike, whether ArgumentParser or the office found them.
    static var _errorLabel: String { "error" }
}
