import ArgumentParser
import BackOffice
import Measures
import Orders
import Questions

/// `tranche accept`.
struct AcceptCash: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Lay money that waits on a contract over its debt.",
        discussion: """
            Examples:
              tranche accept book.tranche 4711 --cash-flow 12 --preview
              tranche accept book.tranche 4711 --cash-flow 12
              tranche accept book.tranche --all

            Money that comes late is put in its place in the past: what nights, payments and \
            people did after its day is taken back and done again around it, in one order. \
            --preview says what the contract will owe otherwise. It is refused where an order \
            of a person would not do again what it did, and in a closed month.

            --all takes all that waits, of one contract where that is given, the oldest first, \
            each in an order of its own; what goes on waiting is listed with its reason.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: "The number of the contract; may be left out with --all.")
    var contract: String?

    @Option(help: ArgumentHelp("cashFlow", of: "accept-cash", valueName: "number"))
    var cashFlow: Int64?

    @Flag(help: "All that waits.")
    var all = false

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard all != (cashFlow != nil) else {
            throw ValidationError("Give --cash-flow with its number, or --all.")
        }
        if contract == nil, !all {
            throw ValidationError("Give the contract of the cash flow.")
        }
        if all, order.key != nil || preview.previewToken != nil {
            throw ValidationError("--all is many orders: a key or a preview token is of one.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        guard let cashFlow, let contract else {
            var search = CashFlowSearch()
            search.contract = contract
            let summary = try office.acceptCash(office.waitingCash(search), order.context)
            try office.close()
            try summary.show(output)
            return summary.waiting.isEmpty ? .done : .partial
        }
        let asked = AcceptanceOrder(contract: contract, cashFlowNumber: cashFlow)
        let receipt = try office.acceptCash(asked, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return receipt.status
    }
}
