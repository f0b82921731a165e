import ArgumentParser
import BackOffice
import Questions

/// `tranche unidentified`.
struct ListUnidentified: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "unidentified",
        abstract: "List payments of bank statements that found no contract.",
        discussion: """
            Examples:
              tranche unidentified book.tranche
              tranche identify book.tranche 1c/40701810000000000001/in/… 4711

            A payment leaves the list when it is received: by tranche identify, or by importing \
            the statement again once its contract is there.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let payments = try office.unidentifiedPayments()
        try office.close()
        if output.json {
            try Console.show(json: payments)
        } else if payments.isEmpty {
            try Console.show("every payment has its contract")
        } else {
            try Console.show(UnidentifiedView.table(payments).text)
        }
        return .done
    }
}

/// `tranche identify`.
struct IdentifyPayment: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Receive an unidentified payment on a contract.",
        discussion: """
            Examples:
              tranche identify book.tranche 1c/40701810000000000001/in/… 4711
              tranche identify book.tranche 1c/40701810000000000001/in/… 4711 --preview

            The payment is the one whose reference tranche unidentified prints.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: ArgumentHelp("payment", of: "identify"))
    var payment: String

    @OptionGroup var contract: ContractArgument
    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let receipt = try office.identifyPayment(
            payment, as: contract.contract, order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return receipt.status
    }
}
