import ArgumentParser
import BackOffice
import Laboratory
import Measures
import Questions

/// `tranche demo`.
struct PlayDemo: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a demo ledger and show it.",
        discussion: """
            Examples:
              tranche demo demo.tranche --no-serve
              tranche show demo.tranche R-0001

            Five told stories on one loan, amid three hundred made-up contracts, with a month \
            of nights over all of them. Everything goes through the same steps as real orders, \
            and the ledger is verified at the end. The status is 1 when an invariant is broken.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Flag(help: "End after the terminal part; without a server it always ends there.")
    var noServe = false

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        try ledger.requireRoom()
        // In memory first: the file is there with the whole demo, or not at all.
        let office = try Office.inMemory(
            organisation: "Tranche demo", now: RealClock.milliseconds)
        var bar = ProgressBar(progress)
        let report = try office.playDemo(orderedBy.context(key: nil, isPreview: false)) {
            bar.draw($0.stage.rawValue, done: $0.done, of: $0.inAll)
        }
        bar.clear()
        let shown = try DemoShown(office, report)
        try office.copy(to: ledger.ledger)
        try office.close()
        if output.json {
            try Console.show(json: shown)
        } else {
            try Console.show(shown.text(ledger.ledger))
        }
        return shown.verify.holds ? .done : .refused
    }
}

/// All that the demo shows, in its order.
private struct DemoShown: Encodable {
    let demo: DemoReport
    let portfolio: PortfolioView
    let trialBalances: [TrialBalanceView]
    let card: ContractCard
    let verify: VerifyReport

    init(_ office: Office, _ report: DemoReport) throws(OfficeError) {
        demo = report
        portfolio = try office.portfolio(on: report.lastDay)
        trialBalances = try office.trialBalance(
            from: report.lastDay.firstOfMonth, through: report.lastDay)
        card = try office.card("R-0004", at: .now)
        verify = try office.verify { _, _ in }
    }

    func text(_ ledger: String) -> String {
        let steps = Table(
            [.words("contract"), .words("day"), .words("what happens"), .words("documents")],
            demo.steps
        ) { [$0.contract, $0.day, $0.told, $0.outcome] }
        let parts =
            ["THE STORIES\n\n" + steps.text]
            + ["THE PORTFOLIO, \(demo.contracts) contracts, \(portfolio.text)"]
            + ["THE CONTRACT R-0004\n\n" + card.text(isWhole: false)]
            + trialBalances.map { "THE TRIAL BALANCE, " + $0.text }
            + ["THE PROOF\n\n" + verify.text, next(ledger)]
        return parts.joined(separator: "\n\n")
    }

    private func next(_ ledger: String) -> String {
        """
        Go on with
          tranche operations \(ledger) R-0004
          tranche schedule \(ledger) R-0003
          tranche show \(ledger) R-0002 --as-of 2018-05-20
          tranche night \(ledger) --date \(demo.lastDay.next)
        """
    }
}
