import ArgumentParser
import BackOffice
import Measures
import Orders

/// `tranche move`.
struct MovePayment: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Give a payment, or parts of it, to the contracts it was for.",
        discussion: """
            Examples:
              tranche move book.tranche 4711 --cash-flow 12 --to 4712 --preview
              tranche move book.tranche 4711 --cash-flow 12 --to "4711: 300.00, 4712: 200.00"

            The contract that has it is put right as by tranche void; the others receive their \
            parts on the day of the payment, in their place where nights have passed since. The \
            bank holds the payment as before.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("cashFlow", of: "move-cash", valueName: "number"))
    var cashFlow: Int64

    @Option(help: ArgumentHelp("to", of: "move-cash", valueName: "contracts"))
    var to: String

    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let asked = MoveOrder(contract: contract.contract, cashFlowNumber: cashFlow, to: to)
        let receipt = try office.moveCash(asked, order.context)
        try office.close()
        try receipt.show(output)
        let isWaiting = receipt.parts.contains { $0.receipt.processes.isEmpty }
        return isWaiting ? .partial : .done
    }
}
