import ArgumentParser
import BackOffice
import Imports
import Questions
import Measures

/// `tranche rates`.
struct Rates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates",
        abstract: "Take in and show the rates of foreign currencies.",
        discussion: """
            Examples:
              tranche rates import book.tranche rates.csv
              tranche rates list book.tranche --currency USD --from 2024-01-01

            A rate holds from its day until the next one, as many days as the constant \
            EXCHANGE_RATE_DAYS_MAX says at most. Contracts in a foreign currency are owed in \
            it; their books are kept in the local currency by the rate of each day.
            """,
        subcommands: [ImportRates.self, ListRates.self])
}

/// `tranche rates import`.
struct ImportRates: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read rates of foreign currencies, all of a file or none.",
        discussion: """
            Examples:
              tranche rates import book.tranche rates.csv
              tranche rates import book.tranche rates.csv --preview --json

            The file is CSV with the columns day, currency, nominal and rate: \
            2024-01-15,USD,1,90.1234 says that one dollar is worth 90.1234 units of the local \
            currency. The same file may be imported again. A rate by which operations were \
            posted is not replaced: roll them back first. The status is 1 when a refused row \
            kept all from being stored.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: ArgumentHelp("file", of: "import-rates"), completion: .file())
    var file: String

    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let source = try SourceFile(file)
        let office = try ledger.open(.toWrite)
        let report = try office.importRates(source.lines, order.context)
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        return report.refusedRows == 0 ? .done : .refused
    }
}

/// `tranche rates list`.
struct ListRates: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rates of foreign currencies.",
        discussion: """
            Examples:
              tranche rates list book.tranche
              tranche rates list book.tranche --currency USD --from 2024-01-01 --to 2024-01-31
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("Of this currency only.", valueName: "code"))
    var currency: String?

    @Option(help: ArgumentHelp("The first day.", valueName: "day"), transform: Typed.day)
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var to: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let rates = try office.rates(of: currency, from: from, through: to)
        try office.close()
        if output.json {
            try Console.show(json: rates)
        } else {
            try Console.show(rates.isEmpty ? "no rates" : RateView.table(rates).text)
        }
        return .done
    }
}
