import ArgumentParser
import BackOffice

/// `tranche export cancel`.
struct CancelExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take a batch back while its period is open.",
        discussion: """
            Examples:
              tranche export cancel book.tranche 1
              tranche export cancel book.tranche 1 --preview

            Its operations may be exported again, or rolled back. The receiver must take out \
            what he has booked. A batch that a later one corrects is cancelled after it.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var batch: ExportArgument
    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let view = try office.cancelExport(batch.number, order.context)
        try office.close()
        try view.show(output)
        return .done
    }
}
