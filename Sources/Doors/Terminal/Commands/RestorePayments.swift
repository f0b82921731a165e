import ArgumentParser
import BackOffice
import Measures

/// `tranche restore`.
struct RestorePayments: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Take back what payments took, when their period is closed.",
        discussion: """
            Examples:
              tranche restore book.tranche 4711 --from 2018-06-01 --to 2018-05-20 --preview
              tranche restore book.tranche 4711 --from 2018-06-01 --to 2018-05-20
              tranche order book.tranche 4711 reaccept --date 2018-06-01 \\
                --param cashFlow=5 --param amountType=INTEREST --param amount=123.30

            The later day is the day of posting, the earlier one that of the payment that was \
            laid over the wrong debt; both may be given in either place. Nothing is deleted: \
            every payment of those days is compensated by an operation of today, and its money \
            waits to be accepted again, by tranche order … reaccept, to the last cent. Until \
            then only corrections of the contract are let through.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(
        help: ArgumentHelp("The day of posting.", valueName: "day"), transform: Typed.day)
    var from: Day

    @Option(
        help: ArgumentHelp("The day of the earliest payment to take back.", valueName: "day"),
        transform: Typed.day)
    var to: Day

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let receipt = try office.restoreDebt(
            contract.contract, between: from, and: to, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return .done
    }
}
