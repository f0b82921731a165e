import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche history`.
struct ListHistory: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List the processes of a contract: what was done, when and by whom.",
        discussion: """
            Examples:
              tranche history book.tranche 4711
              tranche history book.tranche 4711 --from 2018-05-01 --to 2018-05-31
              tranche history book.tranche 4711 --portion-number 2 --portion-size 40 --json

            Newest first, in portions. --wide shows documents and operations. What is recorded \
            is a time for --known-at. Days are included; a day goes through its last second. \
            Without --portion-size a portion is as large as the constants of the ledger say.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("The first day.", valueName: "day"), transform: Typed.day)
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var to: Day?

    @Option(help: ArgumentHelp("Which portion, from 1 on.", valueName: "number"))
    var portionNumber = 1

    @Option(help: ArgumentHelp("Processes a portion.", valueName: "number"))
    var portionSize: Int?

    @OptionGroup var rows: RowOptions
    @OptionGroup var past: MomentOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try rows.check(output) }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let filter = ProcessFilter(
            from: from, through: to, portionNumber: portionNumber, portionSize: portionSize,
            isOldestFirst: rows.oldestFirst)
        let page = try office.processes(of: contract.contract, filter, at: past.moment)
        try office.close()
        if output.json {
            try Console.show(json: page)
            return .done
        }
        try Console.show(rows.csv ? page.table.csv : page.text(isWide: rows.wide))
        for warning in page.warnings { Console.tell(warning.text) }
        return .done
    }
}
