import ArgumentParser
import BackOffice
import Measures
import Orders

/// `tranche void`.
struct VoidPaymentByNumber: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Take a payment back that was mistyped or has been returned.",
        discussion: """
            Examples:
              tranche void book.tranche 4711 --cash-flow 12 --preview
              tranche void book.tranche 4711 --cash-flow 12

            As if it had never been: what was laid out of it is undone, what happened since is \
            done again without it, and the bank does not hold it. --preview says what the contract \
            will owe otherwise. tranche cash-flows prints the numbers.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("cashFlow", of: "void-cash", valueName: "number"))
    var cashFlow: Int64

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let asked = VoidOrder(contract: contract.contract, cashFlowNumber: cashFlow)
        let receipt = try office.voidCash(asked, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return .done
    }
}
