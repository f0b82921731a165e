import ArgumentParser
import BackOffice
import Measures
import Orders

extension CashOrder.Early: ExpressibleByArgument {}

/// `tranche pay`.
struct Pay: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "Report money received or paid out on a contract.",
        discussion: """
            Examples:
              tranche pay book.tranche 4711 --date 2018-05-31 --amount 485.08
              tranche pay book.tranche 4711 --date 2018-05-31 --amount 5000 --early partial
              tranche pay book.tranche 4711 --date 2018-05-31 --amount 485.08 --bank ONLINE
              tranche pay book.tranche 4711 --date 2018-04-01 --amount 10000 --out
              tranche pay book.tranche 4711 --date 2018-05-31 --amount 100 --preview

            The cash flow is stored and laid over the debt at once; the answer shows the \
            operations and why they were chosen. Money that no process may take is kept \
            unaccepted, with a warning. The same --reference is never taken twice. --bank says \
            whose fee the payment bears, where the product passes it on.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(
        help: ArgumentHelp("valueTime", of: "receive-cash", valueName: "day"),
        transform: Typed.time)
    var date: ValueTime

    @Option(help: ArgumentHelp("amount", of: "receive-cash"))
    var amount: String

    @Flag(name: .customLong("cash"), help: "Money in cash, not through a bank.")
    var isCash = false

    @Option(help: ArgumentHelp("bank", of: "receive-cash", valueName: "code"))
    var bank: String?

    @Option(help: ArgumentHelp("early", of: "receive-cash", valueName: "wish"))
    var early: CashOrder.Early?

    @Flag(help: "Money paid out by the lender, not received.")
    var out = false

    @Option(help: ArgumentHelp("reference", of: "receive-cash", valueName: "text"))
    var reference: String?

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if out, early != nil {
            throw ValidationError("--early is what a payer asks for; it does not go with --out.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let cash = CashOrder(
            on: contract.contract, at: date, isIncoming: !out, amount: amount,
            by: isCash ? .cash : .bank
        ).with(bank: bank, reference: reference, early: early)
        let receipt = try office.receiveCash(cash, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return receipt.status
    }
}
