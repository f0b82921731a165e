import ArgumentParser
import BackOffice
import Measures
import Orders

/// `tranche accept`.
struct AcceptCash: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Lay money that waits on a contract over its debt.",
        discussion: """
            Examples:
              tranche accept book.tranche 4711 --cash-flow 12 --preview
              tranche accept book.tranche 4711 --cash-flow 12

            Money that comes late is put in its place in the past: what nights, payments and \
            people did after its day is taken back and done again around it, in one order. \
            --preview says what the contract will owe otherwise. It is refused where an order \
            of a person would not do again what it did, and in a closed month.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("cashFlow", of: "accept-cash", valueName: "number"))
    var cashFlow: Int64

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let asked = AcceptanceOrder(contract: contract.contract, cashFlowNumber: cashFlow)
        let receipt = try office.acceptCash(asked, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return receipt.status
    }
}
