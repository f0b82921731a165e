import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche contracts`.
struct ListContracts: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: "List and search contracts, with what is overdue and what is due next.",
        discussion: """
            Examples:
              tranche contracts book.tranche --search ivanova
              tranche contracts book.tranche --number '47*' --status active
              tranche contracts book.tranche --overdue-days-from 31 --sort overdue --descending
              tranche contracts book.tranche --next-due-to 2018-06-30 --csv --limit 100000

            Contracts as they stand, with sums of all that were found. Overdue is reckoned at \
            the end of the last night, or of --date; a due day that has passed since is overdue. \
            What a page ends with goes on with --after.

            Columns: number, client, product, currency, status, closure, principal, overdueDays, \
            overdue, nextDue, nextAmount, lastOperation.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var filter: ContractFilterOptions
    @OptionGroup var page: ContractPageOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if page.csv, output.json {
            throw ValidationError("--csv and --json are two forms; give one of them.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        var search = filter.asked
        page.narrow(&search)
        let office = try ledger.open(.toAsk)
        let view = try office.contracts(search, today: RealClock.today())
        try office.close()
        if output.json {
            try Console.show(json: view)
            return .done
        }
        try Console.show(page.csv ? view.table.csv : view.text)
        for warning in view.warnings { Console.tell(warning.text) }
        if let next = view.next { Console.tell("more: --after '\(next.shown)'") }
        return .done
    }
}

/// Which contracts.
struct ContractFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A number, or a part of it: '47*', '*11', '*71*'."))
    var number: String?

    @Option(help: ArgumentHelp("Any part of the number or of what is known of the client."))
    var search: String?

    @Option(help: ArgumentHelp("The code of the product.", valueName: "code"))
    var product: String?

    @Option(help: ArgumentHelp("The currency of the contract.", valueName: "code"))
    var currency: String?

    @Option(help: "The status: forIssue, active, boughtBack or closed.")
    var status: String?

    @Option(help: "How it was closed, such as repaid or writtenOffByAssignment.")
    var closure: String?

    @Option(help: ArgumentHelp("So many days overdue, or more.", valueName: "days"))
    var overdueDaysFrom: Int32?

    @Option(help: ArgumentHelp("So many days overdue, or less.", valueName: "days"))
    var overdueDaysTo: Int32?

    @Option(
        help: ArgumentHelp(
            "So much overdue, or more; in --currency, by default RUB.", valueName: "amount"))
    var overdueFrom: String?

    @Option(help: ArgumentHelp("So much overdue, or less.", valueName: "amount"))
    var overdueTo: String?

    @Option(
        help: ArgumentHelp("Due next on this day, or later.", valueName: "day"),
        transform: Typed.day)
    var nextDueFrom: Day?

    @Option(
        help: ArgumentHelp("Due next on this day, or earlier.", valueName: "day"),
        transform: Typed.day)
    var nextDueTo: Day?

    @Option(
        help: ArgumentHelp("Last moved on this day, or later.", valueName: "day"),
        transform: Typed.day)
    var lastOperationFrom: Day?

    @Option(
        help: ArgumentHelp("Last moved on this day, or earlier.", valueName: "day"),
        transform: Typed.day)
    var lastOperationTo: Day?

    var asked: ContractSearch {
        var asked = ContractSearch()
        asked.number = number
        asked.words = search
        asked.product = product
        asked.currency = currency
        asked.status = status
        asked.closure = closure
        asked.overdueDays = ContractSearch.Range(overdueDaysFrom, overdueDaysTo)
        asked.overdue = ContractSearch.Range(overdueFrom, overdueTo)
        asked.nextDue = ContractSearch.Range(nextDueFrom, nextDueTo)
        asked.lastOperation = ContractSearch.Range(lastOperationFrom, lastOperationTo)
        return asked
    }
}

/// In which order, and which page.
struct ContractPageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The column to sort by.", valueName: "column"))
    var sort = "number"

    @Flag(help: "The largest first.")
    var descending = false

    @Option(help: ArgumentHelp("Go on where a page has ended.", valueName: "mark"))
    var after: String?

    @Option(help: ArgumentHelp("Rows a page; 100 where it is not said.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("The day on which overdue is reckoned.", valueName: "day"),
        transform: Typed.day)
    var date: Day?

    @Flag(help: "Print CSV with semicolons.")
    var csv = false

    func narrow(_ search: inout ContractSearch) {
        search.sort = sort
        search.isDescending = descending
        search.after = after
        search.limit = limit
        search.day = date
    }
}
