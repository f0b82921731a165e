import ArgumentParser
import BackOffice
import Questions

/// `tranche schedule`.
struct ShowSchedule: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Show the repayment schedule of a contract and what is left of it.",
        discussion: """
            Examples:
              tranche schedule book.tranche 4711
              tranche schedule book.tranche 4711 --as-of 2018-05-31 --json

            A tranche that has ended stays as it was planned. Whatever else took from the \
            principal to come, or gave back to it, is a row of its own with its process: \
            together they are the loan.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument
    @OptionGroup var past: MomentOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let rows = try office.schedule(contract.contract, at: past.moment)
        try office.close()
        if output.json {
            try Console.show(json: rows)
        } else {
            try Console.show(rows.isEmpty ? "no schedule yet" : ScheduleRow.text(rows))
        }
        return .done
    }
}
