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

            Balances are those of now; --date is the day up to which overdue days count, by \
            default today.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(
        help: ArgumentHelp("The day overdue days are counted to.", valueName: "day"),
        transform: Typed.day)
    var date: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let view = try office.portfolio(on: date ?? RealClock.today())
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return .done
    }
}
