import Formats
import ArgumentParser
import BackOffice
import Foundation
import Measures
import Orders

/// `tranche export download`.
struct DownloadExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Give a batch out, always the same bytes.",
        discussion: """
            Examples:
              tranche export download book.tranche 1 --form csv --output may.csv
              tranche export download book.tranche 1 --form json | sha256sum
              tranche export download book.tranche 2 --form enterprise-data

            The first download that goes out whole makes the batch sent. A file is there whole \
            or not at all; one that is there with the same bytes is left as it is, one with \
            others stays unless --replace is given.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var batch: ExportArgument

    @Option(help: "The form; postings have the first four, memo hledger and beancount.")
    var form: ExportOrder.Form

    @OptionGroup var file: FileOption
    @OptionGroup var orderedBy: OperatorOption

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let target = try file.target(sparing: ledger.files)
        let office = try ledger.open(.toWrite)
        let context = orderedBy.context(key: nil, isPreview: false)
        let delivery = try office.downloadExport(
            batch.number, as: form, context, to: target.open().sink)
        try office.close()
        if delivery == .cut {
            Console.tell("batch \(batch.number) is not sent: its reader left before the end")
        }
        return .done
    }
}

/// Which part of the ledger a journal shows.
struct JournalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The last day.", valueName: "day"), transform: Typed.day)
    var to: Day?

    @Flag(help: "What stands off balance, in a journal of its own.")
    var memo = false

    @OptionGroup var file: FileOption

    /// Writes the journal of a ledger.
    func write(
        _ form: ExportOrder.Form, of ledger: LedgerArgument
    ) throws(OfficeError) -> ExitStatus {
        let target = try file.target(sparing: ledger.files)
        let office = try ledger.open(.toAsk)
        let order = ExportOrder(
            kind: memo ? .memo : .postings, mode: .operation, from: nil,
            through: to ?? Day(number: .max))
        _ = try office.journal(form, order, to: target.open().sink)
        try office.close()
        return .done
    }
}

/// `tranche export hledger`.
struct ExportHledger: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "hledger",
        abstract: "Write the whole ledger as a journal for hledger.",
        discussion: """
            Examples:
              tranche export hledger book.tranche --output book.journal
              tranche export hledger book.tranche | hledger -f - balancesheet
              tranche export hledger book.tranche --memo --output memo.journal

            This is for reading and checking; it is no batch and marks nothing as exported. \
            Each month ends with the balances of the ledger, so hledger check compares them.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var journal: JournalOptions

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus { try journal.write(.hledger, of: ledger) }
}

/// `tranche export beancount`.
struct ExportBeancount: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "beancount",
        abstract: "Write the whole ledger as a journal for beancount.",
        discussion: """
            Examples:
              tranche export beancount book.tranche --output book.beancount
              tranche export beancount book.tranche --to 2018-05-31 --output may.beancount

            This is for reading and checking; it is no batch and marks nothing as exported. \
            Each month ends with the balances of the ledger, so bean-check compares them.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var journal: JournalOptions

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus { try journal.write(.beancount, of: ledger) }
}
