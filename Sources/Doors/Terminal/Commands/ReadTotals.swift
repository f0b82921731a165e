import ArgumentParser
import BackOffice
import Imports
import Laboratory

/// `tranche read-totals`.
struct ReadTotals: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-totals",
        abstract: "Derive dated payments from a servicer's totals.",
        discussion: """
            Examples:
              tranche read-totals lendingclub_2018.csv \\
                --contracts contracts.csv --flows payments.csv

            The source has one row a loan with what was paid in all; docs/real-loans.md says \
            how it is read. Two files are written, for import contracts and import \
            cash-flows; nothing is written when a row is refused, and the status is 1 then.
            """)

    @Argument(help: "The CSV file of totals.", completion: .file())
    var source: String

    @Option(help: ArgumentHelp("Where contracts are written.", valueName: "file"))
    var contracts: String

    @Option(help: ArgumentHelp("Where payments are written.", valueName: "file"))
    var flows: String

    @OptionGroup var replacing: ReplaceOption

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let file = try SourceFile(source)
        let (contracts, flows) = (try target(contracts, "contracts"), try target(flows, "flows"))
        guard !contracts.isSame(as: flows) else {
            throw .input(
                field: "flows", value: self.flows, accepted: "another file than --contracts")
        }
        let totals = try ServicerTotals(file.lines)
        if totals.report.refusedRows == 0 {
            let files = [try contracts.open(), try flows.open()]
            _ = try files[0].put(totals.contracts)
            _ = try files[1].put(totals.cashFlows)
            for file in files { try file.seal() }
            for file in files { try file.publish() }
        }
        if output.json {
            try Console.show(json: totals.report)
        } else {
            try Console.show(totals.report.text)
        }
        return totals.report.refusedRows == 0 ? .done : .refused
    }

    private func target(_ path: String, _ field: String) throws(OfficeError) -> OutputTarget {
        try OutputTarget(
            path, as: field, isReplaced: replacing.replace, sparing: SparedFiles(input: source))
    }
}

extension ServicerTotalsReport {
    fileprivate var text: String {
        var facts = FactList()
        facts.add("loans", "\(loans)")
        facts.add("payments", "\(payments)")
        facts.add("refused", "\(refusedRows)")
        let kinds = Table(
            [.words("history"), .figures("loans"), .figures("explained")], histories
        ) { [$0.history, "\($0.loans)", "\($0.explained)"] }
        let parts = [facts.text, kinds.text]
        return (refused.isEmpty ? parts : parts + [ImportRefusal.table(refused).text])
            .joined(separator: "\n\n")
    }
}
