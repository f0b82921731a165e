import ArgumentParser
import BackOffice
import Measures

/// `tranche restructure`.
struct RestructureContract: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "restructure",
        abstract: "Sign a contract in place of another and move the debt to it.",
        discussion: """
            Examples:
              tranche restructure book.tranche 4711 --date 2018-06-01 --preview \\
                --capitalised --product loan-annuity --principal 10591.14 \\
                --rate 12 --periods 24
              tranche restructure book.tranche 4711 --date 2018-06-01 \\
                --product loan-annuity --principal 10417.85 --rate 12 --periods 24

            Both contracts move in one transaction: the old one is closed, the new one begins \
            with its debt and the number 4711R. The principal must be what is moved, to the \
            cent: capitalised it is the whole debt; otherwise it is the old principal, and \
            interest, penalties and fees fall due with the first tranche. --preview tells what \
            is moved. The client's credit stays with the old contract.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument

    @Option(
        help: ArgumentHelp("valueTime", of: "restructure", valueName: "day"),
        transform: Typed.dayOrTime)
    var date: DayOrTime

    @Option(help: ArgumentHelp("product", of: "restructure", valueName: "code"))
    var product: String

    @Option(help: ArgumentHelp("principal", of: "restructure", valueName: "amount"))
    var principal: String

    @Option(help: ArgumentHelp("ratePercent", of: "restructure", valueName: "percent"))
    var rate: String

    @Option(help: ArgumentHelp("periods", of: "restructure", valueName: "count"))
    var periods: Int

    @Option(help: ArgumentHelp("period", of: "restructure"))
    var period = "P1M"

    @Option(
        help: ArgumentHelp("firstRepayment", of: "restructure", valueName: "day"),
        transform: Typed.day)
    var firstRepayment: Day?

    @Option(help: ArgumentHelp("instalment", of: "restructure", valueName: "amount"))
    var instalment: String?

    @Option(help: ArgumentHelp("newNumber", of: "restructure", valueName: "number"))
    var newNumber: String?

    @Flag(help: ArgumentHelp("isCapitalised", of: "restructure"))
    var capitalised = false

    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var order: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(order.preview ? .toAsk : .toWrite)
        let time: ValueTime =
            switch date {
            case .day(let day): try office.firstMoment(of: day, on: contract.contract)
            case .time(let time): time
            }
        let receipt = try office.restructure(
            Office.restructuring(given(at: time)), order.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return .done
    }

    /// The fields of the order by name, as they were typed.
    private func given(at time: ValueTime) -> [String: String] {
        var given = [
            "contract": contract.contract, "valueTime": "\(time)",
            "isCapitalised": "\(capitalised)", "product": product, "principal": principal,
            "ratePercent": rate, "periods": "\(periods)", "period": period,
        ]
        given["newNumber"] = newNumber
        given["firstRepayment"] = firstRepayment.map { "\($0)" }
        given["instalment"] = instalment
        return given
    }
}
