import ArgumentParser
import BackOffice
import Laboratory
import Measures

extension SyntheticPortfolio.Mixture: ExpressibleByArgument {}

/// `tranche generate`.
struct GeneratePortfolio: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make up a portfolio and add it to the ledger.",
        discussion: """
            Examples:
              tranche generate book.tranche --contracts 1000 --seed 7 --history-days 90
              tranche generate book.tranche --contracts 50000 --seed 1 --mixture quiet

            The same numbers give the same contracts on every machine. They are lived through \
            by the same steps as real ones; the last --history-days are run night by night. A \
            seed is taken once by a ledger.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("contracts", of: "generate", valueName: "count"))
    var contracts: Int

    @Option(help: ArgumentHelp("seed", of: "generate", valueName: "number"))
    var seed: UInt64

    @Option(help: ArgumentHelp("historyDays", of: "generate", valueName: "days"))
    var historyDays = 0

    @Option(
        help: ArgumentHelp(
            "The day the portfolio is processed through; by default 2025-12-31.",
            valueName: "day"),
        transform: Typed.day)
    var date: Day?

    @Option(help: ArgumentHelp("mixture", of: "generate", valueName: "mixture"))
    var mixture = SyntheticPortfolio.Mixture.lifelike

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let portfolio = SyntheticPortfolio(
            contracts: contracts, seed: seed, historyDays: historyDays, day: date ?? lastDayOf2025,
            mixture: mixture)
        let office = try ledger.open(.toWrite)
        var bar = ProgressBar(progress)
        let summary = try office.generate(
            portfolio, orderedBy.context(key: nil, isPreview: false)
        ) { reached in
            bar.draw(reached.stage.rawValue, done: reached.done, of: reached.inAll)
        }
        bar.clear()
        try office.close()
        if output.json { try Console.show(json: summary) } else { try Console.show(summary.text) }
        return .done
    }
}

/// 2025-12-31: not today, lest the same command make another portfolio tomorrow.
private let lastDayOf2025 = Day(number: 20_453)
