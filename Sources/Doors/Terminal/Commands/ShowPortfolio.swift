import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche portfolio`.
struct ShowPortfolio: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio",
        abstract: "Show the portfolio by status, and by days overdue.",
        discussion: """
            Examples:
              tranche portfolio book.tranche
              tranche portfolio book.tranche --date 2018-05-31

            All of it is as of the end of a day, by default that of the last night. A ledger \
            without nights is shown as of today.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(
        help: ArgumentHelp("The day the portfolio is shown as of.", valueName: "day"),
        transform: Typed.day)
    var date: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let lastNight = try office.lastNight()
        let view = try office.portfolio(on: date ?? lastNight ?? RealClock.today())
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return .done
    }
}
