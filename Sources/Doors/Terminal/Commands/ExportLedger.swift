import ArgumentParser
import BackOffice
import Orders

/// `tranche export`.
struct ExportLedger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prepare batches for accounting, and give them out.",
        discussion: """
            Examples:
              tranche export prepare book.tranche --period 2018-05
              tranche export download book.tranche 1 --form csv --output may.csv
              tranche export confirm book.tranche 1
              tranche export hledger book.tranche --output book.journal

            A batch takes every operation of its days that no live batch has, once. Its bytes \
            are frozen when it is prepared: a download gives the same ones for ever. It is \
            prepared, then sent by its first download, then confirmed; it may be cancelled \
            while its period is open. What a live batch has cannot be rolled back.
            """,
        subcommands: [
            PrepareExport.self, ListExports.self, ShowExport.self, DownloadExport.self,
            ConfirmExport.self, CancelExport.self, ExportHledger.self, ExportBeancount.self,
        ])
}

/// A batch of the ledger.
struct ExportArgument: ParsableArguments {
    @Argument(help: "The number of the batch.")
    var number: Int64
}

/// Where bytes are written.
struct FileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that is written; standard output when left out.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup var replacing: ReplaceOption

    func target(sparing spared: SparedFiles) throws(OfficeError) -> OutputTarget {
        try OutputTarget(
            output, as: "output", isReplaced: replacing.replace, sparing: spared)
    }
}

/// What becomes of a file that is there.
struct ReplaceOption: ParsableArguments {
    @Flag(help: "Write over a file that is there; never over a ledger.")
    var replace = false
}

extension ExportOrder.Kind: ExpressibleByArgument {}
extension ExportOrder.Mode: ExpressibleByArgument {}
extension ExportOrder.Form: ExpressibleByArgument {}
