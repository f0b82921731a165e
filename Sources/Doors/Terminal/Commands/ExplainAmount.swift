import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche explain`.
struct ExplainAmount: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain an operation or a balance: days, bases, rates, rounding.",
        discussion: """
            Examples:
              tranche explain book.tranche 4711 --operation 812
              tranche explain book.tranche 4711 --balance INTEREST
              tranche explain book.tranche 4711 --balance INTEREST --tranche 5
              tranche explain book.tranche 4711 --balance PEN_PRINCIPAL --tranche 4 --off \\
                --as-of 2018-05-31

            tranche operations shows the numbers of the operations, tranche show the balances. \
            Nothing is reckoned for the answer: the history is folded again and the engine \
            tells every line while it counts.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(help: ArgumentHelp("The operation to explain.", valueName: "number"))
    var operation: Int64?

    @Option(
        help: ArgumentHelp("The amount type of the balance to explain.", valueName: "code"))
    var balance: String?

    @Option(
        help: ArgumentHelp(
            "The tranche of the balance; left out, the sum of all.", valueName: "n"))
    var tranche: Int?

    @Flag(help: "The balance off balance.")
    var off = false

    @OptionGroup var past: MomentOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (operation == nil) != (balance == nil) else {
            throw ValidationError("Give --operation or --balance.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let explanation = try explain(office)
        try office.close()
        if output.json {
            try Console.show(json: explanation)
        } else {
            try Console.show(explanation.text)
        }
        return .done
    }

    private func explain(_ office: Office) throws(OfficeError) -> Explanation {
        if let operation { return try office.explain(operation: operation, of: contract.contract) }
        let question = BucketQuestion(
            amountType: balance ?? "", tranche: tranche, isOffBalance: off)
        return try office.explain(question, of: contract.contract, at: past.moment)
    }
}
