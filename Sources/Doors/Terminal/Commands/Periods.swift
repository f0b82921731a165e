import Questions
import ArgumentParser
import BackOffice
import Measures

/// `tranche period`.
struct Periods: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period",
        abstract: "Close months, and reopen the newest of them.",
        discussion: """
            Examples:
              tranche period status book.tranche
              tranche period check book.tranche 2018-05
              tranche period close book.tranche 2018-05

            Nothing can be posted into a closed month, taken back from it or corrected in it, \
            by anybody. What is found later is posted today.
            """,
        subcommands: [
            ShowPeriods.self, CheckPeriod.self, ClosePeriod.self, ReopenPeriod.self,
            ApproveReopening.self,
        ])
}

/// The month a command is about.
struct MonthArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("period", of: "close-period", valueName: "month"),
        transform: Typed.month)
    var month: Month
}

/// How an order about a period is known when it is given again.
struct PeriodOrderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The same order under the same key is done once.", valueName: "text"))
    var key: String?

    @OptionGroup var orderedBy: OperatorOption

    var context: OrderContext { orderedBy.context(key: key, isPreview: false) }
}

/// `tranche period status`.
struct ShowPeriods: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what is closed, by whom, and what waits to be reopened.",
        discussion: """
            Examples:
              tranche period status book.tranche
              tranche period status book.tranche --json
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let view = try office.periodState()
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return .done
    }
}

/// `tranche period check`.
struct CheckPeriod: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Go through the checklist of a month without closing it.",
        discussion: """
            Examples:
              tranche period check book.tranche 2018-05
              tranche period check book.tranche 2018-05 --json --quiet

            The status is 0 when the month can be closed. At most twenty things are named that \
            are in the way of an item.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var month: MonthArgument
    @OptionGroup var progress: ProgressOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        var bar = ProgressBar(progress)
        let checklist = try office.checkPeriod(month.month) { done, total in
            bar.draw("contracts", done: done, of: total)
        }
        bar.clear()
        try office.close()
        if output.json {
            try Console.show(json: checklist)
        } else {
            try Console.show(checklist.text)
        }
        return checklist.isReady ? .done : .refused
    }
}
