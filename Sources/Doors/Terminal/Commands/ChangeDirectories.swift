import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche directory check`.
struct CheckDirectories: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check edited directory files against the rules of a ledger.",
        discussion: """
            Examples:
              tranche directory check book.tranche products.json
              tranche directory check book.tranche ./directories --from 2018-07-01 --json

            The files are checked together with the directories of the ledger that are not \
            given. Every finding is listed with its file, row and field and what would be \
            accepted; nothing is stored. The status is 1 when there is one.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(
        help: "Files such as products.json, or folders of them.", completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The day from which they would hold; today when left out.", valueName: "day"),
        transform: Typed.day)
    var from: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let texts = try DirectoryFiles(files).texts
        let office = try ledger.open(.toAsk)
        let report = try office.checkDirectories(
            DirectoryEdit(from: from ?? RealClock.today(), texts: texts, values: []))
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        return report.isSound ? .done : .refused
    }
}

/// How an order about rules is tried, and known when it is given again.
struct RulesOrderOptions: ParsableArguments {
    @Flag(help: "Show what would happen and store nothing.")
    var preview = false

    @Option(
        help: ArgumentHelp("The same order under the same key is done once.", valueName: "text"))
    var key: String?

    @OptionGroup var orderedBy: OperatorOption

    func context(_ previewToken: String?) -> OrderContext {
        let name = orderedBy.context(key: key, isPreview: preview).operatorName
        return OrderContext(
            operatorName: name, idempotencyKey: key, isPreview: preview,
            previewToken: previewToken)
    }
}

/// `tranche directory change`.
struct ChangeDirectories: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change directories from a day on.",
        discussion: """
            Examples:
              tranche directory change book.tranche constants \\
                PERIOD_WAITING_MONEY=block --from 2018-05-31
              tranche directory change book.tranche products products.json \\
                --from 2018-07-01 --preview
              tranche directory change book.tranche all ./directories --from 2018-07-01

            What is given holds from the day on, and what held before stays: a row that is left \
            out ends on the day before. Products and statutory caps are never changed or left \
            out: a product given otherwise becomes a new version for contracts signed from the \
            day on. With all, each file is of the directory that it is named after. Single \
            values can be given for constants, late-facts and market-rates.

            The day must be open. What operations are posted by, such as accounts and postings, \
            can change from the day after the last operation.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(
        help: "The name of the directory, or all.",
        completion: .list(Office.directoryNames + ["all"]))
    var name: String

    @Argument(help: "The edited file, or single values as key=value.", completion: .file())
    var words: [String]

    @Option(
        help: ArgumentHelp("from", of: "change-directory", valueName: "day"),
        transform: Typed.day)
    var from: Day

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: RulesOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let edit = try edit()
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let report = try office.checkDirectories(edit)
        guard report.isSound else {
            try office.close()
            if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
            return .refused
        }
        let receipt = try office.changeDirectories(edit, order.context(preview.previewToken))
        try office.close()
        if output.json { try Console.show(json: receipt) } else { try Console.show(receipt.text) }
        return .done
    }

    private func edit() throws(OfficeError) -> DirectoryEdit {
        if name == "all" {
            return DirectoryEdit(from: from, texts: try DirectoryFiles(words).texts, values: [])
        }
        if let file = words.first, words.count == 1, !file.contains("=") {
            return DirectoryEdit(
                from: from, texts: [name: try DirectoryFiles.text(of: file)], values: [])
        }
        var values: [DirectoryEdit.SingleValue] = []
        for word in words {
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
                throw .input(
                    field: "value", value: word, accepted: "one file, or values as key=value")
            }
            values.append(
                DirectoryEdit.SingleValue(
                    directory: name, key: String(word[..<sign]),
                    value: String(word[word.index(after: sign)...])))
        }
        return DirectoryEdit(from: from, texts: [:], values: values)
    }
}
