import ArgumentParser
import BackOffice
import Foundation

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

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let file = try SourceFile(source)
        let totals = try ServicerTotals(file.bytes)
        if totals.report.refusedRows == 0 {
            try write(totals.contracts, to: contracts)
            try write(totals.cashFlows, to: flows)
        }
        if output.json {
            Console.show(json: totals.report)
        } else {
            Console.show(totals.report.text)
        }
        return totals.report.refusedRows == 0 ? .done : .refused
    }

    private func write(_ bytes: [UInt8], to path: String) throws(OfficeError) {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .input(field: "file", value: path, accepted: "a file that can be written")
        }
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
