import Questions
import ArgumentParser
import BackOffice

/// `tranche verify`.
struct VerifyLedger: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reckon everything again and compare it with what is stored.",
        discussion: """
            Examples:
              tranche verify book.tranche
              tranche verify book.tranche --json --quiet

            Every contract is folded again from its operations, every turnover summed again, \
            receivables are held against accounts, batches made again, and orders, rules, \
            periods and tables looked through. Each invariant is printed with how often it was \
            checked, and where it does not hold. The status is 0 only when all hold, 1 when one \
            does not, and 70 when rows cannot be read; the others are checked all the same. \
            Nothing is altered, and a ledger of an earlier release is read as a copy.
            """)

    @OptionGroup var ledger: LedgerArgument

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        var bar = ProgressBar(progress)
        let report = try office.verify { done, total in
            bar.draw("contracts", done: done, of: total)
        }
        bar.clear()
        try office.close()
        if output.json { try Console.show(json: report) } else { try Console.show(report.text) }
        if let fault = report.fault { throw fault }
        return report.holds ? .done : .refused
    }
}
