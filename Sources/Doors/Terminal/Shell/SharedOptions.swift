import ArgumentParser
import BackOffice
import Foundation
import Measures

/// How results are printed.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON with sorted keys instead of tables; errors too, on stderr.")
    var json = false
}

/// The ledger a command works on.
struct LedgerArgument: ParsableArguments {
    @Argument(help: "The ledger file.", completion: .file())
    var ledger: String

    func open(_ opening: Opening) throws(OfficeError) -> Office {
        try Office.open(ledger, opening, now: RealClock.milliseconds)
    }
}

/// The contract a command is about.
struct ContractArgument: ParsableArguments {
    @Argument(help: "The number of the contract.")
    var contract: String
}

/// Who orders.
struct OperatorOption: ParsableArguments {
    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp("Who gives the order; recorded with it.", valueName: "name"))
    var name: String = ProcessInfo.processInfo.environment["USER"] ?? "operator"

    func slip(key: String?, isPreview: Bool) -> OrderSlip {
        OrderSlip(operatorName: name, requestKey: key, isPreview: isPreview)
    }
}

/// Which past a question is about.
struct MomentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("As it stood at the end of this day.", valueName: "day"),
        transform: Typed.day)
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "By what was recorded up to this time, in UTC: 2018-05-31T12:00:00.",
            valueName: "time"),
        transform: Typed.time)
    var knownAt: ValueTime?

    var moment: Moment {
        Moment(asOf: asOf, knownAtMilliseconds: knownAt.map { $0.seconds * 1000 + 999 })
    }
}
