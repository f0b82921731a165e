import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche cash-flows`.
struct ListCashFlows: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cash-flows",
        abstract: "List money that came in and was paid out, and what of it waits.",
        discussion: """
            Examples:
              tranche cash-flows book.tranche --state waiting
              tranche cash-flows book.tranche --contract 4711
              tranche cash-flows book.tranche --from 2018-05-01 --to 2018-05-31 --csv
              tranche cash-flows book.tranche --reference PAY-17

            The newest first, with sums of all that were found. States: waiting (something is laid \
            over no debt yet), restored (it was, and a restore took it back), accepted, void. \
            Payments without a contract are listed by tranche unidentified.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var filter: CashFlowFilterOptions

    @Option(help: ArgumentHelp("Rows at most.", valueName: "number"))
    var limit = 100

    @Flag(help: "Print CSV with semicolons.")
    var csv = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if csv, output.json {
            throw ValidationError("--csv and --json are two forms; give one of them.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        var search = try filter.asked()
        search.limit = limit
        let view = try office.cashFlows(search)
        try office.close()
        if output.json {
            try Console.show(json: view)
            return .done
        }
        try Console.show(csv ? view.table.csv : view.text)
        if view.found > view.rows.count {
            Console.tell("\(view.found - view.rows.count) more: --limit \(view.found)")
        }
        return .done
    }
}

/// Which cash flows.
struct CashFlowFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Those of one contract.", valueName: "number"))
    var contract: String?

    @Option(help: "waiting, restored, accepted or void.")
    var state: String?

    @Option(
        help: ArgumentHelp("Of this value day, or later.", valueName: "day"),
        transform: Typed.day)
    var from: Day?

    @Option(
        help: ArgumentHelp("Of this value day, or earlier.", valueName: "day"),
        transform: Typed.day)
    var to: Day?

    @Option(help: ArgumentHelp("Through this bank.", valueName: "code"))
    var bank: String?

    @Option(help: ArgumentHelp("With this in the reference.", valueName: "text"))
    var reference: String?

    /// - Throws: `input` for a state that is none.
    func asked() throws(OfficeError) -> CashFlowSearch {
        var search = CashFlowSearch()
        search.contract = contract
        (search.from, search.through) = (from, to)
        (search.bank, search.reference) = (bank, reference)
        guard let state else { return search }
        guard let known = CashFlowSearch.State(rawValue: state) else {
            throw .input(
                field: "state", value: state,
                accepted: CashFlowSearch.State.allCases.map(\.rawValue).joined(separator: ", "))
        }
        search.state = known
        return search
    }
}
