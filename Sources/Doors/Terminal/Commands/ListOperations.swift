import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche operations`.
struct ListOperations: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations",
        abstract: "List the operations of a contract.",
        discussion: """
            Examples:
              tranche operations book.tranche 4711
              tranche operations book.tranche 4711 --through 2018-05-31
              tranche operations book.tranche 4711 --from 2018-05-01 --to 2018-05-31 --cancelled

            Newest first. --wide shows all parameters; so do --csv and --json. What is recorded \
            is a time for --known-at. Days are included; a day goes through its last second. \
            --through is the same as --to.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var through: Day?

    @Option(help: ArgumentHelp("The first day.", valueName: "day"), transform: Typed.day)
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var to: Day?

    @Flag(help: "Show cancelled operations too, marked as such.")
    var cancelled = false

    @OptionGroup var rows: RowOptions
    @OptionGroup var past: MomentOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if through != nil, to != nil {
            throw ValidationError("--through and --to are the same; give one of them.")
        }
        try rows.check(output)
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let filter = OperationFilter(
            from: from, through: through ?? to, includesCancelled: cancelled,
            isOldestFirst: rows.oldestFirst)
        let found = try office.operations(contract.contract, filter, at: past.moment)
        try office.close()
        if output.json {
            try Console.show(json: found)
        } else if rows.csv {
            try Console.show(OperationRow.table(found, isWide: true).csv)
        } else {
            let table = OperationRow.table(found, isWide: rows.wide)
            try Console.show(found.isEmpty ? "no operations" : table.text)
        }
        return .done
    }
}
