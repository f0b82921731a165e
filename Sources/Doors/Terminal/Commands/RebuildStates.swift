import ArgumentParser
import BackOffice

/// `tranche rebuild`.
struct RebuildStates: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make every stored state anew from the operations.",
        discussion: """
            Examples:
              tranche rebuild book.tranche
              tranche rebuild book.tranche --json

            Operations are never touched; only what was derived from them is. tranche verify \
            tells whether this is needed at all.
            """)

    @OptionGroup var ledger: LedgerArgument

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        var bar = ProgressBar(progress)
        let context = orderedBy.context(key: nil, isPreview: false)
        let report = try office.rebuild(context) { done, total in
            bar.draw("contracts", done: done, of: total)
        }
        bar.clear()
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        return .done
    }
}
