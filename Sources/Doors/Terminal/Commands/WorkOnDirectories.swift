import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche directory`.
struct WorkOnDirectories: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory",
        abstract: "Show, check and change the rules of a ledger.",
        discussion: """
            Examples:
              tranche directory list book.tranche
              tranche directory show book.tranche constants
              tranche directory show book.tranche products --json > products.json
              tranche directory check book.tranche products.json
              tranche directory change book.tranche products products.json \\
                --from 2018-07-01 --preview

            The rules are directories: products, accounts, postings, calendars, constants and \
            others. A change holds from a day on and makes a new version; what held before the \
            day holds on. A contract keeps the product it was signed under.
            """,
        subcommands: [
            ListDirectories.self, ShowDirectory.self, CheckDirectories.self,
            ChangeDirectories.self, ListDirectoryVersions.self,
        ])
}

/// The directory a command is about.
struct DirectoryArgument: ParsableArguments {
    @Argument(
        help: "The name of the directory.", completion: .list(Office.directoryNames))
    var name: String
}

/// `tranche directory list`.
struct ListDirectories: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the directories, with what each is for.",
        discussion: """
            Examples:
              tranche directory list book.tranche
              tranche directory list book.tranche --json

            The version is the one in which a directory changed last.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let rows = try office.directories()
        try office.close()
        if output.json {
            try Console.show(json: rows)
        } else {
            try Console.show(DirectoryListRow.table(rows).text)
        }
        return .done
    }
}

/// `tranche directory show`.
struct ShowDirectory: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the rows of a directory, or all of one row.",
        discussion: """
            Examples:
              tranche directory show book.tranche banks
              tranche directory show book.tranche products --row loan-annuity
              tranche directory show book.tranche constants --as-of 2018-05-31
              tranche directory show book.tranche products --json > products.json

            --json prints the file itself, which can be edited and given back to check and \
            change; with --row it prints what the row says. Without --as-of rows of all days \
            are shown.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var directory: DirectoryArgument

    @Option(
        help: ArgumentHelp("One row, by its key or code, with all it says.", valueName: "key"))
    var row: String?

    @Option(
        help: ArgumentHelp("The rows that hold on this day.", valueName: "day"),
        transform: Typed.day)
    var asOf: Day?

    @Option(help: ArgumentHelp("By this version of the rules.", valueName: "number"))
    var version: Int64?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        var asked = DirectoryQuestion(directory.name)
        asked.row = row
        asked.asOf = asOf
        asked.version = version
        let office = try ledger.open(.toAsk)
        if output.json, row == nil {
            let text = try office.directoryText(asked)
            try office.close()
            let end = text.hasSuffix("\n") ? "" : "\n"
            _ = try Console.put(Array((text.shownInJSON + end).utf8))
            return .done
        }
        let page = try office.directory(asked)
        try office.close()
        if output.json {
            try Console.show(json: page)
        } else {
            try Console.show(row == nil ? page.table : page.pages)
        }
        return .done
    }
}

/// `tranche directory history`.
struct ListDirectoryVersions: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List who changed which rules, when, and from which day on.",
        discussion: """
            Examples:
              tranche directory history book.tranche
              tranche directory history book.tranche products --json

            The newest version comes first. Of one directory the versions are shown that \
            changed it.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(
        help: "The name of the directory; all when left out.",
        completion: .list(Office.directoryNames))
    var name: String?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let versions = try office.directoryHistory(of: name)
        try office.close()
        if output.json {
            try Console.show(json: versions)
        } else {
            try Console.show(versions.map(\.text).joined(separator: "\n\n"))
        }
        return .done
    }
}
