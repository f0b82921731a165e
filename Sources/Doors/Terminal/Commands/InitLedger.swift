import ArgumentParser
import BackOffice

/// `tranche init`.
struct InitLedger: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new ledger.",
        discussion: """
            Examples:
              tranche init book.tranche
              tranche init book.tranche --organisation "First Credit"
              tranche init book.tranche --directories ./directories

            The ledger is one file; an existing one is never written over. Amount types, \
            postings, products, accounts and calendars are those of a new installation. Files \
            of --directories take the place of the ones of the same name, such as \
            products.json; they are checked together, and nothing is made when they do not \
            agree.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("Whose books these are.", valueName: "name"))
    var organisation = "Unnamed"

    @Option(
        help: ArgumentHelp("A folder of directory files.", valueName: "folder"),
        completion: .directory)
    var directories: String?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        var files = Office.seedTexts
        if let directories {
            let own = try DirectoryFiles(folder: directories).texts
            files.merge(own) { _, own in own }
        }
        let office = try ledger.create(for: organisation, files)
        try office.close()
        let made = MadeLedger(ledger: ledger.ledger, organisation: organisation)
        if output.json {
            try Console.show(json: made)
        } else {
            try Console.show("made \(made.ledger) for \(made.organisation)")
        }
        return .done
    }
}

/// What `init` made.
private struct MadeLedger: Encodable {
    let ledger: String
    let organisation: String
}
