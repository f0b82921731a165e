import ArgumentParser
import BackOffice
import Measures
import Orders

/// `tranche export prepare`.
struct PrepareExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Prepare a batch of what was not exported yet.",
        discussion: """
            Examples:
              tranche export prepare book.tranche --period 2018-05
              tranche export prepare book.tranche --to 2018-05-31 --mode day
              tranche export prepare book.tranche --to 2018-05-31 --kind payments
              tranche export prepare book.tranche --to 2018-05-31 --preview

            Without --from the batch begins with the first operation that waits. Corrections \
            recorded later fall into a later batch.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("A month.", valueName: "month"), transform: Typed.month)
    var period: Month?

    @Option(
        help: ArgumentHelp("from", of: "prepare-export", valueName: "day"), transform: Typed.day)
    var from: Day?

    @Option(
        help: ArgumentHelp("through", of: "prepare-export", valueName: "day"), transform: Typed.day)
    var to: Day?

    @Option(help: ArgumentHelp("kind", of: "prepare-export"))
    var kind = ExportOrder.Kind.postings

    @Option(help: ArgumentHelp("mode", of: "prepare-export"))
    var mode = ExportOrder.Mode.operation

    @OptionGroup var order: OrderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (period == nil) != (to == nil), period == nil || from == nil else {
            throw ValidationError("Give either --period, or --to and perhaps --from.")
        }
        if let from, let to, from > to {
            throw ValidationError("--to \(to) must be \(from) or later.")
        }
        if kind == .payments, mode != .operation {
            throw ValidationError("Payments are not summed up: leave --mode out.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        guard let last = period?.last ?? to else { return .usage }
        let office = try ledger.open(.toWrite)
        let view = try office.prepareExport(
            ExportOrder(kind: kind, mode: mode, from: period?.first ?? from, through: last),
            order.context)
        try office.close()
        try view.show(output)
        return .done
    }
}
