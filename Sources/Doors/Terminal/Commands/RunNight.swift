import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche night`.
struct RunNight: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "night",
        abstract: "Process the whole portfolio through a day.",
        discussion: """
            Examples:
              tranche night book.tranche --date 2018-05-31
              tranche night book.tranche --from 2018-05-01 --to 2018-05-31
              tranche night book.tranche --date 2018-05-31 --json --quiet

            Interest and penalties accrue, repayments fall due, prepayments are offset: once a \
            contract a night. Up to seven nights that are missing since the last one are run \
            first, each on its day; after more, --far-date must say that the day is meant, and \
            each contract makes up its months. A night that is done takes only \
            the contracts that are behind, after a rollback or a refusal. One that was \
            interrupted goes on where it stopped when the same command is given again. A \
            contract that is refused is listed and stops nothing; the status is 2 then.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("day", of: "night", valueName: "day"), transform: Typed.day)
    var date: Day?

    @Option(
        help: ArgumentHelp("The first of several nights.", valueName: "day"),
        transform: Typed.day)
    var from: Day?

    @Option(
        help: ArgumentHelp("The last of several nights.", valueName: "day"),
        transform: Typed.day)
    var to: Day?

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var days: FarDateOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isOne = date != nil && from == nil && to == nil
        let isRange = date == nil && from != nil && to != nil
        guard isOne || isRange else {
            throw ValidationError("Give either --date, or --from and --to.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        guard let first = date ?? from, let last = date ?? to else { return .usage }
        Interruption.explain()
        let office = try ledger.open(.toWrite)
        var bar = ProgressBar(progress)
        let nights = Int(first.days(to: last)) + 1
        let summary = try office.nights(
            from: first, through: last,
            days.context(orderedBy.context(key: nil, isPreview: false))
        ) { reached in
            let past = Int(first.days(to: reached.day)) * reached.contractsInAll
            bar.draw(
                "\(reached.day)", done: past + reached.contracts,
                of: nights * reached.contractsInAll)
        }
        bar.clear()
        try office.close()
        if output.json { try Console.show(json: summary) } else { try Console.show(summary.text) }
        return summary.refused == 0 ? .done : .partial
    }
}
