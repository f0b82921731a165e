import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche trial-balance`.
struct ShowTrialBalance: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial-balance",
        abstract: "Show opening, turnover and closing of every account.",
        discussion: """
            Examples:
              tranche trial-balance book.tranche --period 2018-05
              tranche trial-balance book.tranche --from 2018-01-01 --to 2018-03-31

            One balance for each currency; both days are included. The status is 1 when a \
            balance does not balance.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("A month.", valueName: "month"), transform: Typed.month)
    var period: Month?

    @Option(help: ArgumentHelp("The first day.", valueName: "day"), transform: Typed.day)
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var to: Day?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isMonth = period != nil && from == nil && to == nil
        guard isMonth || (period == nil && from != nil && to != nil) else {
            throw ValidationError("Give either --period, or --from and --to.")
        }
        if let from, let to, from > to {
            throw ValidationError("--to \(to) must be \(from) or later.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        guard let first = period?.first ?? from, let last = period?.last ?? to else {
            return .usage
        }
        let office = try ledger.open(.toAsk)
        let views = try office.trialBalance(from: first, through: last)
        try office.close()
        if output.json {
            try Console.show(json: views)
        } else if views.isEmpty {
            try Console.show("no entries through \(last)")
        } else {
            try Console.show(views.map(\.text).joined(separator: "\n\n"))
        }
        return views.allSatisfy(\.balances) ? .done : .refused
    }
}
