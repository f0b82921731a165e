import ArgumentParser
import BackOffice

/// `tranche backup`.
struct BackUpLedger: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the ledger as it stands, also while somebody writes.",
        discussion: """
            Examples:
              tranche backup book.tranche book-2018-05-31.tranche
              tranche verify book-2018-05-31.tranche

            The copy is one file with all that is acknowledged, on disk when the command ends: \
            whole, or not there at all. An existing file is never written over. A backup counts \
            once tranche verify holds on it.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: "The file that is made.", completion: .file())
    var copy: String

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        try office.backUp(to: copy)
        try office.close()
        let made = MadeBackup(ledger: ledger.ledger, copy: copy)
        if output.json {
            try Console.show(json: made)
        } else {
            try Console.show("copied \(made.ledger) to \(made.copy)")
        }
        return .done
    }
}

/// What `backup` made.
private struct MadeBackup: Encodable {
    let ledger: String
    let copy: String
}
