import ArgumentParser
import BackOffice

/// `tranche export confirm`.
struct ConfirmExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Say that a batch was booked by its receiver.",
        discussion: """
            Examples:
              tranche export confirm book.tranche 1
              tranche export confirm book.tranche 1 --checksum 9f86d081884c7d65…

            A batch is confirmed after it was downloaded. With --checksum it is confirmed only \
            when that is the SHA-256 of one of its files.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var batch: ExportArgument

    @Option(help: ArgumentHelp("checksum", of: "confirm-export", valueName: "sha256"))
    var checksum: String?

    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let view = try office.confirmExport(batch.number, checksum: checksum, order.context)
        try office.close()
        try view.show(output)
        return .done
    }
}
