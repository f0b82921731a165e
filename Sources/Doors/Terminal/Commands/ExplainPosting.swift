import ArgumentParser
import BackOffice
import Measures
import Questions

/// `tranche postings`.
struct Postings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postings",
        abstract: "Ask which operations may be posted, and to which accounts.",
        discussion: """
            Examples:
              tranche postings explain book.tranche \\
                --amount-type INTEREST --action ACCRUAL --sign plus

            An operation is posted only where a row of correct-postings allows it; its \
            template says which accounts it moves.
            """,
        subcommands: [ExplainPosting.self])
}

/// `tranche postings explain`.
struct ExplainPosting: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell whether an operation may be posted, by which rows, and where to.",
        discussion: """
            Examples:
              tranche postings explain book.tranche \\
                --amount-type PRINCIPAL --action REPAYMENT --sign minus --payment-type CASH
              tranche postings explain book.tranche \\
                --amount-type INTEREST --action WRITE_OFF --sign minus --reason ERROR

            Codes are those of the directories amount-types, action-types, payment-types, \
            document-types and reason-codes. An operation that may not be posted is answered \
            with the ones that differ least, and the status 1.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Option(help: ArgumentHelp("The kind of debt.", valueName: "code"))
    var amountType: String

    @Option(help: ArgumentHelp("How it moves.", valueName: "code"))
    var action: String

    @Option(
        help: ArgumentHelp(
            "plus adds to the client's debt, minus takes from it.", valueName: "sign"),
        completion: .list(["plus", "minus"]))
    var sign: String

    @Option(help: ArgumentHelp("The kind of contract.", valueName: "kind"))
    var kind = "credit"

    @Option(
        help: ArgumentHelp(
            "How money comes or goes: BANK, CASH or EMPTY. Left out: BANK where money moves.",
            valueName: "code"),
        completion: .list(["BANK", "CASH", "EMPTY"]))
    var paymentType: String?

    @Option(help: ArgumentHelp("The document it stands in.", valueName: "code"))
    var document: String?

    @Option(help: ArgumentHelp("Why it is done.", valueName: "code"))
    var reason: String?

    @Flag(help: "It stands off balance.")
    var offBalance = false

    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("By the rules of this day; today when left out.", valueName: "day"),
        transform: Typed.day)
    var day: Day?

    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        var asked = PostingQuestion(
            amountType: amountType, action: action, sign: sign,
            on: day ?? RealClock.today())
        asked.kind = kind
        asked.payment = paymentType
        asked.document = document
        asked.reason = reason
        asked.isOffBalance = offBalance
        let office = try ledger.open(.toAsk)
        let view = try office.explainPosting(asked)
        try office.close()
        if output.json { try Console.show(json: view) } else { try Console.show(view.text) }
        return view.isAllowed ? .done : .refused
    }
}
