import ArgumentParser
import BackOffice
import Measures

/// `tranche order`.
struct OrderProcess: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Carry out one process on one contract.",
        discussion: """
            Examples:
              tranche order book.tranche 4711 contract-processing --date 2018-05-31
              tranche order book.tranche 4711 repayment --date 2018-05-31 \\
                --param cashFlow=12 --param booksExcess=true
              tranche order book.tranche 4711 prepayment-offset --date 2018-05-31 --preview

            tranche processes lists the codes; tranche processes early-repayment tells the \
            parameters of one of them, with what each accepts and what holds when it is left \
            out. A day means its first moment at which the contract can still be moved.
            """)

    @OptionGroup var ledger: LedgerArgument
    @OptionGroup var contract: ContractArgument
    @OptionGroup var process: ProcessOptions
    @OptionGroup var preview: PreviewTokenOption
    @OptionGroup var options: DatedOrderOptions
    @OptionGroup var output: OutputOptions

    func answer() throws(OfficeError) -> ExitStatus {
        let office = try ledger.open(options.preview ? .toAsk : .toWrite)
        let time: ValueTime =
            switch process.date {
            case .day(let day): try office.firstMoment(of: day, on: contract.contract)
            case .time(let time): time
            }
        let order = try Office.order(process.code, at: time, parameters: process.values)
        let receipt = try office.carryOut(
            order, on: contract.contract, options.context(preview.previewToken))
        try office.close()
        try receipt.show(output)
        return .done
    }
}
