import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche mass-order`.
struct OrderForMany: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "mass-order",
        abstract: "Carry out one process on many contracts.",
        discussion: """
            Examples:
              tranche mass-order book.tranche regular-reserve --date 2018-05-31 --all
              tranche mass-order book.tranche stop-penalty-accrual --date 2018-06-01 \\
                --contracts "4711, 4712" --preview
              tranche mass-order book.tranche ifrs-reserve --date 2018-05-31 \\
                --product loan-annuity --overdue 90

            Without --contracts every contract in service is looked at; --product and --overdue \
            choose among them. Numbers are separated by commas, semicolons or white space; \
            --contracts-from reads them from a file. A day means its last second. Given again, \
            an order that was interrupted goes on, and one that is done does nothing. A contract \
            that is refused is listed and stops nothing; the status is 2 then.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var process: ProcessOptions
    @OptionGroup var chosen: SelectionOptions
    @OptionGroup var options: DatedOrderOptions
    @OptionGroup var progress: ProgressOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let time: ValueTime =
            switch process.date {
            case .day(let day): .end(of: day)
            case .time(let time): time
            }
        let order = try Office.order(process.code, at: time, parameters: process.values)
        let selection = try chosen.selection()
        let office = try ledger.open(options.preview ? .toAsk : .toWrite)
        Interruption.explain()
        var bar = ProgressBar(progress)
        let summary = try office.carryOut(order, onEach: selection, options.context) { reached in
            bar.draw(process.code, done: reached.contracts, of: reached.contractsInAll)
        }
        bar.clear()
        try office.close()
        if output.json { try Console.show(json: summary) } else { try Console.show(summary.text) }
        return summary.refused == 0 ? .done : .partial
    }
}

/// Which contracts a mass order is for.
struct SelectionOptions: ParsableArguments {
    /// A million numbers of the greatest length.
    private static let fileBytesMax = 64 << 20

    @Flag(help: "Every contract in service.")
    var all = false

    @Option(help: ArgumentHelp("numbers", of: "mass-order", valueName: "numbers"))
    var contracts: String?

    @Option(
        help: ArgumentHelp("A file with the numbers of the contracts.", valueName: "file"),
        completion: .file())
    var contractsFrom: String?

    @Option(help: ArgumentHelp("product", of: "mass-order", valueName: "code"))
    var product: String?

    @Option(help: ArgumentHelp("overdueDays", of: "mass-order", valueName: "days"))
    var overdue: Int32?

    func validate() throws {
        if contracts != nil, contractsFrom != nil {
            throw ValidationError("Give either --contracts or --contracts-from.")
        }
        let isNarrowed = contracts ?? contractsFrom ?? product ?? overdue.map(String.init) != nil
        if all == isNarrowed {
            throw ValidationError("Give --all, or say which contracts it is for.")
        }
    }

    func selection() throws(OfficeError) -> ContractSelection {
        var text = contracts
        if let contractsFrom {
            let bytes = try SourceFile.bytes(
                of: contractsFrom, max: SelectionOptions.fileBytesMax)
            text = String(decoding: bytes, as: UTF8.self)
        }
        return ContractSelection(
            numbers: text?.split(whereSeparator: \.separatesNumbers)
                .map(String.init),
            product: product, overdueDays: overdue)
    }
}

extension Character {
    fileprivate var separatesNumbers: Bool { isWhitespace || self == "," || self == ";" }
}

extension MassSummary {
    fileprivate var text: String {
        var facts = FactList()
        facts.add("process", "\(process) at \(valueTime)")
        if isPreview { facts.add("preview", "nothing is stored") }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        if isResumed { facts.add("resumed", "an interrupted order was finished") }
        facts.add("contracts", "\(contracts)")
        facts.add("processes", "\(processes)")
        facts.add("nothing to do", "\(nothingToDo)")
        facts.add("operations", "\(operations)")
        facts.add("refused", "\(refused)")
        if refusals.isEmpty { return facts.text }
        let table = Table(
            [.words("contract"), .words("code"), .words("message")], refusals
        ) { [$0.contract, $0.code, $0.message] }
        return facts.text + "\n\n" + table.text
    }
}
