import ArgumentParser
import BackOffice
import Imports

/// `tranche import statement`.
struct ImportStatement: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Read a bank statement and receive its payments.",
        discussion: """
            Examples:
              tranche import statement book.tranche kl_to_1c.txt
              tranche import statement book.tranche camt.xml --preview
              tranche import statement book.tranche kl_to_1c.txt --outgoing
              tranche import statement book.tranche kl_to_1c.txt --bank ONLINE

            The file is in 1CClientBankExchange or camt.053; it is refused when its payments do \
            not make the closing balance of the opening one. A payment goes to the contract \
            whose number it names; others are listed by tranche unidentified. The same file may \
            be imported again. A document that cannot be read is listed and keeps no other one \
            out; the status is 2 then.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: ArgumentHelp("file", of: "import-statement"), completion: .file())
    var file: String

    @Flag(help: ArgumentHelp("takesOutgoing", of: "import-statement"))
    var outgoing = false

    @Option(help: ArgumentHelp("bank", of: "import-statement", valueName: "code"))
    var bank: String?

    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let source = try SourceFile(file)
        let office = try ledger.open(.toWrite)
        let report = try office.importStatement(
            source.bytes, takesOutgoing: outgoing, bank: bank, order.context)
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        return report.refusedDocuments == 0 ? .done : .partial
    }
}
