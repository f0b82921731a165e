import ArgumentParser
import BackOffice
import Questions

/// `tranche export show`.
struct ShowExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a batch with its checksums and its steps.",
        discussion: """
            Examples:
              tranche export show book.tranche 1
              tranche export show book.tranche 1 --json
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var batch: ExportArgument
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let view = try office.export(batch.number)
        try office.close()
        try view.show(output)
        return .done
    }
}
