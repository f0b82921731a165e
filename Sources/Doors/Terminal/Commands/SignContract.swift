import ArgumentParser
import BackOffice
import Measures

/// `tranche sign`.
struct SignContract: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign one contract, which then waits to be paid out.",
        discussion: """
            Examples:
              tranche sign book.tranche 4711 --product loan-annuity --amount 100000.00 \\
                --rate 14.4 --periods 24 --preview
              tranche sign book.tranche 4711 --product loan-annuity --amount 100000.00 \\
                --rate 14.4 --periods 24 --signed 2018-06-01 \\
                --first-repayment 2018-07-10 --attribute branch=North
              tranche pay book.tranche 4711 --date 2018-06-01 --amount 100000.00 --out

            What the product fixes is not said: the currency, the kind of instalments, how days \
            are counted, penalties and fees. --preview tells the instalment, the interest of the \
            whole plan and the days of the first and last repayment. Many contracts at once: \
            tranche import contracts.
            """)

    @OptionGroup var ledger: LedgerArgument

    @Argument(help: "The number the contract will have.")
    var contract: String

    @Option(help: ArgumentHelp("product", of: "sign-contract", valueName: "code"))
    var product: String

    @Option(help: ArgumentHelp("principal", of: "sign-contract", valueName: "amount"))
    var amount: String

    @Option(help: ArgumentHelp("ratePercent", of: "sign-contract", valueName: "percent"))
    var rate: String

    @Option(help: ArgumentHelp("periods", of: "sign-contract", valueName: "count"))
    var periods: String

    @Option(help: ArgumentHelp("period", of: "sign-contract"))
    var period: String?

    @Option(help: ArgumentHelp("signed", of: "sign-contract", valueName: "day"))
    var signed: String?

    @Option(help: ArgumentHelp("disbursement", of: "sign-contract", valueName: "day"))
    var disbursement: String?

    @Option(help: ArgumentHelp("firstRepayment", of: "sign-contract", valueName: "day"))
    var firstRepayment: String?

    @Option(help: ArgumentHelp("instalment", of: "sign-contract", valueName: "amount"))
    var instalment: String?

    @Option(help: ArgumentHelp("interestFreeDays", of: "sign-contract", valueName: "count"))
    var interestFreeDays: String?

    @Option(
        name: .customLong("attribute"),
        help: ArgumentHelp(
            "What else is known of it; may be repeated.", valueName: "name=value"),
        transform: Typed.attribute)
    var attributes: [TypedParameter] = []

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let text = attributes.first(where: { "\($0.name)\($0.value)".contains(";") }) {
            throw ValidationError("--attribute \(text.name): a semicolon cannot be in it.")
        }
    }

    func answer() throws(OfficeError) -> ExitStatus {
        let asked = try Office.signing(given)
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let receipt = try office.sign(asked, order.context(preview.previewToken))
        try office.close()
        if output.json { try Console.show(json: receipt) } else { try Console.show(receipt.text) }
        return .done
    }

    /// The fields of the order by name, as they were typed.
    private var given: [String: String] {
        var given = [
            "contract": contract, "product": product, "principal": amount, "ratePercent": rate,
            "periods": periods,
        ]
        given["period"] = period
        given["signed"] = signed
        given["disbursement"] = disbursement
        given["firstRepayment"] = firstRepayment
        given["instalment"] = instalment
        given["interestFreeDays"] = interestFreeDays
        if !attributes.isEmpty {
            given["attributes"] = attributes.map { "\($0.name)=\($0.value)" }
                .joined(separator: "; ")
        }
        return given
    }
}

extension SigningReceipt {
    fileprivate var text: String {
        var facts = FactList()
        facts.add("contract", contract)
        if isPreview { facts.add("preview", "nothing is stored") }
        if isPreview { facts.add("token", previewToken) }
        if isRepeat { facts.add("repeated", "it was done before; nothing was done now") }
        facts.add("product", product)
        facts.add("principal", "\(principal) \(currency)")
        facts.add("rate", "\(annualRate) %")
        facts.add("signed", signed)
        facts.add("to be paid out", disbursement)
        facts.add("periods", "\(periods) of \(period)")
        facts.add("first repayment", firstRepayment)
        facts.add("last repayment", lastRepayment)
        facts.add("instalment", instalment)
        facts.add("total interest", totalInterest)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { facts.add(name, value) }
        return facts.text
    }
}
