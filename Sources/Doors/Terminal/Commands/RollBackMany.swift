import ArgumentParser
import BackOffice
import Measures

/// `tranche mass-rollback`.
struct RollBackMany: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "mass-rollback",
        abstract: "Cancel every process of many contracts from a moment on.",
        discussion: """
            Examples:
              tranche mass-rollback book.tranche --all --from 2018-06-01 --preview
              tranche mass-rollback book.tranche --all --from 2018-06-01 --yes
              tranche mass-rollback book.tranche --contracts "4711, 4712" \\
                --from 2018-06-01

            It takes back what was done to a whole portfolio by mistake, such as a night of \
            another year: then run the nights again. It does to each contract what tranche \
            rollback does: nothing is deleted, cash flows stay and become unaccepted. Contracts \
            that have ended since are among them. One that is refused, as what left in an export \
            is, is listed and stops nothing; the status is 2 then. An order that was interrupted \
            goes on when it is given again.

            At a terminal the number of operations has to be typed first; --yes goes without, \
            and a script needs it.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var chosen: RollbackSelectionOptions

    @Option(
        help: ArgumentHelp("from", of: "mass-rollback", valueName: "time"),
        transform: Typed.time)
    var from: ValueTime

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var options: DatedOrderOptions
    @OptionGroup var progress: ProgressOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let isAsked = !options.preview && !yes
        if isAsked && !Console.isInputTerminal {
            Console.tell("error: nobody can be asked here: give --yes, or --preview to look")
            return .usage
        }
        let selection = try chosen.selection()
        let office = try ledger.open(options.preview ? .toAsk : .toWrite)
        Interruption.explain()
        if isAsked {
            let found = try rollBack(office, selection, isPreview: true)
            guard isConfirmed(found) else {
                Console.tell("nothing was cancelled")
                return .refused
            }
        }
        let summary = try rollBack(office, selection, isPreview: options.preview)
        try office.close()
        if output.json { try Console.show(json: summary) } else { try Console.show(summary.text) }
        if !summary.isPreview, summary.rolledBack > 0 {
            Console.tell("the nights from \(from.day) on are to be run again: tranche night")
        }
        return summary.refused == 0 ? .done : .partial
    }

    private func rollBack(
        _ office: Office, _ selection: ContractSelection, isPreview: Bool
    ) throws(OfficeError) -> MassRollbackSummary {
        var bar = ProgressBar(progress)
        let context = options.days.context(
            options.order.orderedBy.context(key: options.key, isPreview: isPreview))
        let summary = try office.rollBack(onEach: selection, from: from, context) { reached in
            bar.draw("rollback", done: reached.contracts, of: reached.contractsInAll)
        }
        bar.clear()
        return summary
    }

    private func isConfirmed(_ summary: MassRollbackSummary) -> Bool {
        Console.tell(summary.text)
        Console.tell("type the number of operations to cancel them:")
        return readLine() == "\(summary.operations)"
    }
}

/// Which contracts are rolled back.
struct RollbackSelectionOptions: ParsableArguments {
    @Flag(help: "Every contract, in service or ended.")
    var all = false

    @Option(help: ArgumentHelp("numbers", of: "mass-rollback", valueName: "numbers"))
    var contracts: String?

    @Option(
        help: ArgumentHelp("A file with the numbers of the contracts.", valueName: "file"),
        completion: .file())
    var contractsFrom: String?

    @Option(help: ArgumentHelp("product", of: "mass-rollback", valueName: "code"))
    var product: String?

    func validate() throws {
        if contracts != nil, contractsFrom != nil {
            throw ValidationError("Give either --contracts or --contracts-from.")
        }
        if all == (contracts ?? contractsFrom ?? product != nil) {
            throw ValidationError("Give --all, or say which contracts it is for.")
        }
    }

    func selection() throws(OfficeError) -> ContractSelection {
        ContractSelection(
            numbers: try SelectionOptions.numbers(contracts, in: contractsFrom), product: product,
            overdueDays: nil)
    }
}

extension MassRollbackSummary {
    fileprivate var text: String {
        var facts = FactList()
        facts.add("rollback", "from \(from)")
        if isPreview { facts.add("preview", "nothing is cancelled") }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        if isResumed { facts.add("resumed", "an interrupted order was finished") }
        facts.add("contracts", "\(contracts)")
        facts.add("rolled back", "\(rolledBack)")
        facts.add("nothing to do", "\(nothingToDo)")
        facts.add("processes", "\(processes)")
        facts.add("operations", "\(operations)")
        facts.add("refused", "\(refused)")
        if refusals.isEmpty { return facts.text }
        let table = Table(
            [.words("contract"), .words("code"), .words("message")], refusals
        ) { [$0.contract, $0.code, $0.message] }
        return facts.text + "\n\n" + table.text
    }
}
