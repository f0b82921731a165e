import ArgumentParser
import BackOffice
import Foundation

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
            let own = try DirectoryFolder(directories, known: Set(files.keys)).texts
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

/// The directory files of a folder, by name without `.json`.
private struct DirectoryFolder {
    private static let bytesMax = 16 << 20

    let texts: [String: String]

    init(_ path: String, known: Set<String>) throws(OfficeError) {
        var names: [String] = []
        do {
            for file in try FileManager.default.contentsOfDirectory(atPath: path)
            where file.hasSuffix(".json") {
                names.append(String(file.dropLast(".json".count)))
            }
        } catch {
            throw .notFound(.file, path)
        }
        if let stranger = names.sorted().first(where: { !known.contains($0) }) {
            throw .input(
                field: "directories", value: stranger + ".json",
                accepted: known.sorted().map { $0 + ".json" }.joined(separator: ", "))
        }
        var texts: [String: String] = [:]
        for name in names {
            let bytes = try SourceFile.bytes(
                of: path + "/" + name + ".json", max: DirectoryFolder.bytesMax)
            texts[name] = String(decoding: bytes, as: UTF8.self)
        }
        self.texts = texts
    }
}
