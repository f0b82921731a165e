import ArgumentParser
import BackOffice
import Measures

/// `tranche rollback`.
struct RollBackContract: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Cancel every process of a contract from a moment on.",
        discussion: """
            Examples:
              tranche rollback book.tranche 4711 --from 2018-05-20 --preview
              tranche rollback book.tranche 4711 --from 2018-05-20
              tranche rollback book.tranche 4711 --from 2018-05-20T12:00:00 --yes

            tranche mass-rollback does the same on many contracts at once.

            Nothing is deleted: cancelled operations stay readable (tranche operations \
            --cancelled), cash flows stay and become unaccepted. At a terminal the number of \
            operations has to be typed first; --yes goes without, and a script needs it.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(
        help: ArgumentHelp("from", of: "rollback", valueName: "time"),
        transform: Typed.time)
    var from: ValueTime

    @Flag(help: "Show what would be cancelled and cancel nothing.")
    var preview = false

    @Flag(help: "Do not ask.")
    var yes = false

    @Option(
        help: ArgumentHelp("The same order under the same key is done once.", valueName: "text"))
    var key: String?

    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        if !preview && !yes && !Console.isInputTerminal {
            Console.tell("error: nobody can be asked here: give --yes, or --preview to look")
            return .usage
        }
        let office = try ledger.open(preview ? .toAsk : .toWrite)
        if !preview && !yes {
            let found = try rollBack(office, isPreview: true)
            guard isConfirmed(found) else {
                Console.tell("nothing was cancelled")
                return .refused
            }
        }
        let receipt = try rollBack(office, isPreview: preview)
        try office.close()
        if output.json { try Console.show(json: receipt) } else { try Console.show(receipt.text) }
        return .done
    }

    private func rollBack(
        _ office: Office, isPreview: Bool
    ) throws(OfficeError) -> RollbackReceipt {
        let context = orderedBy.context(key: key, isPreview: isPreview)
        return try office.rollBack(contract.contract, from: from, context)
    }

    private func isConfirmed(_ receipt: RollbackReceipt) -> Bool {
        Console.tell(receipt.text)
        Console.tell("type the number of operations to cancel them:")
        return readLine() == "\(receipt.operations)"
    }
}
