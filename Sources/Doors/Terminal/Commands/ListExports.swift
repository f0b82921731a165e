import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche export list`.
struct ListExports: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all batches and how much still waits.",
        discussion: """
            Examples:
              tranche export list book.tranche
              tranche export list book.tranche --through 2018-05-31 --json
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(
        help: ArgumentHelp(
            "Count what waits through this day; today when left out.", valueName: "day"),
        transform: Typed.day)
    var through: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let view = try office.exports(through: through ?? RealClock.today())
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return .done
    }
}
