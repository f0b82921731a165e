import ArgumentParser
import BackOffice
import Measures

/// `tranche period close`.
struct ClosePeriod: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a month for good.",
        discussion: """
            Examples:
              tranche period close book.tranche 2018-05
              tranche period close book.tranche 2018-05 --operator "Anna" --key may-2018

            Months are closed one after the other; the first one closes all before it. The \
            checklist is gone through again, and the month stays open unless every item is in \
            order.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var month: MonthArgument
    @OptionGroup var order: PeriodOrderOptions
    @OptionGroup var progress: ProgressOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        var bar = ProgressBar(progress)
        defer { bar.clear() }
        let receipt = try office.closePeriod(month.month, order.context) { done, total in
            bar.draw("contracts", done: done, of: total)
        }
        try office.close()
        try receipt.show(output)
        return .done
    }
}

/// `tranche close-period`, the same under the name that scripts know.
struct ClosePeriodByName: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-period",
        abstract: "Close a month for good; the same as period close.",
        discussion: """
            Examples:
              tranche close-period book.tranche 2018-05
            """)

    @OptionGroup var command: ClosePeriod

    var output: OutputOptions { command.output }

    func answer() throws(OfficeError) -> ExitStatus { try command.answer() }
}

/// `tranche period reopen`.
struct ReopenPeriod: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Ask for the newest closed month to be opened again.",
        discussion: """
            Examples:
              tranche period reopen book.tranche 2018-05 --reason "rent posted twice"

            The month stays closed until another operator has approved with \
            tranche period approve-reopening.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var month: MonthArgument

    @Option(help: ArgumentHelp("reason", of: "request-reopening", valueName: "text"))
    var reason: String

    @OptionGroup var order: PeriodOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let receipt = try office.requestReopening(
            of: month.month, because: reason, order.context)
        try office.close()
        try receipt.show(output)
        return .done
    }
}

/// `tranche period approve-reopening`.
struct ApproveReopening: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve-reopening",
        abstract: "Open the newest closed month again, as another operator has asked.",
        discussion: """
            Examples:
              tranche period approve-reopening book.tranche 2018-05 --operator Boris

            Who asked may not approve. Request and approval stay in the ledger for good.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var month: MonthArgument
    @OptionGroup var order: PeriodOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let receipt = try office.approveReopening(of: month.month, order.context)
        try office.close()
        try receipt.show(output)
        return .done
    }
}
