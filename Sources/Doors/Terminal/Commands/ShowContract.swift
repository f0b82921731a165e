import ArgumentParser
import BackOffice
import Questions

/// `tranche show`.
struct ShowContract: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a contract: its head, and what it owes by tranche.",
        discussion: """
            Examples:
              tranche show book.tranche 4711
              tranche show book.tranche 4711 --as-of 2018-05-31
              tranche show book.tranche 4711 --as-of 2018-05-31 --known-at 2018-06-01T09:00:00

            --as-of is the day the contract is seen on; --known-at leaves out what was \
            recorded later, so that a past report can be had again.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument
    @Flag(help: "Show what stands in tranches that have not begun, too.")
    var allTranches = false

    @OptionGroup var past: MomentOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let card = try office.card(contract.contract, at: past.moment)
        try office.close()
        if output.json {
            try Console.show(json: card)
        } else {
            try Console.show(card.text(isWhole: allTranches))
        }
        return .done
    }
}
