import ArgumentParser
import BackOffice
import Measures
import Orders

/// `tranche late-fact`.
struct LateFacts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late-fact",
        abstract: "Post today what a fact of a closed month would have changed.",
        discussion: """
            Examples:
              tranche late-fact report book.tranche 4711 --cash-flow 12 --date 2018-06-05
              tranche late-fact post book.tranche 4711 --cash-flow 12 --date 2018-06-05 \\
                --preview-token 34d24abb6bec692e --key late-12

            The history of the contract is decided again with the fact in its place; what \
            differs is shown bucket by bucket. The directory late-facts says for which causes \
            it may be posted.
            """,
        subcommands: [ReportLateFact.self, PostLateFact.self])
}

/// Which fact, on which contract, and when its difference is posted.
struct LateFactArguments: ParsableArguments {
    @OptionGroup var contract: ContractArgument

    @Option(
        help: ArgumentHelp("The payment that was reported too late.", valueName: "number"))
    var cashFlow: Int64?

    @Option(help: ArgumentHelp("The process that should not have been.", valueName: "number"))
    var process: Int64?

    @Option(
        help: ArgumentHelp("date", of: "late-fact", valueName: "day"),
        transform: Typed.day)
    var date: Day

    func validate() throws {
        guard (cashFlow == nil) != (process == nil) else {
            throw ValidationError("Give either --cash-flow or --process.")
        }
    }

    var fact: LateFact {
        if let cashFlow { return .payment(cashFlow) }
        return .wrongOperation(process ?? 0)
    }
}

/// `tranche late-fact report`.
struct ReportLateFact: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show what a late fact would have changed, and what would be posted.",
        discussion: """
            Examples:
              tranche late-fact report book.tranche 4711 --cash-flow 12 --date 2018-06-05
              tranche late-fact report book.tranche 4711 --process 90 --date 2018-06-05 --json

            Nothing is stored. The token at the end is what the order to post must name. The \
            status is 1 when the difference cannot be posted.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var late: LateFactArguments
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toAsk)
        let view = try office.lateDifference(
            late.fact, of: late.contract.contract, postedOn: late.date)
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return view.obstacle == nil ? .done : .refused
    }
}

/// `tranche late-fact post`.
struct PostLateFact: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post the difference of a late fact, as its report has shown it.",
        discussion: """
            Examples:
              tranche late-fact post book.tranche 4711 --cash-flow 12 --date 2018-06-05 \\
                --preview-token 34d24abb6bec692e --key late-12

            It is refused when anything has changed since the report.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var late: LateFactArguments

    @Option(help: ArgumentHelp("The preview token of the report.", valueName: "token"))
    var previewToken: String

    @Option(
        help: ArgumentHelp("The same order under the same key is done once.", valueName: "text"))
    var key: String

    @OptionGroup var orderedBy: OperatorOption
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(.toWrite)
        let name = orderedBy.context(key: key, isPreview: false).operatorName
        let context = OrderContext(
            operatorName: name, idempotencyKey: key, isPreview: false, previewToken: previewToken)
        let receipt = try office.postLateDifference(
            late.fact, of: late.contract.contract, postedOn: late.date, context)
        try office.close()
        try receipt.show(output)
        return .done
    }
}
