import ArgumentParser
import BackOffice
import Foundation
import Measures
import Questions

/// Whether progress is shown.
struct ProgressOptions: ParsableArguments {
    @Flag(help: "Show no progress.")
    var quiet = false
}

/// Whether an order is only tried, and how it is known when it is given again.
struct OrderOptions: ParsableArguments {
    @Flag(help: "Show what would happen and store nothing.")
    var preview = false

    @Option(
        help: ArgumentHelp("The same order under the same key is done once.", valueName: "text"))
    var key: String?

    @OptionGroup var orderedBy: OperatorOption

    var context: OrderContext { orderedBy.context(key: key, isPreview: preview) }

    func context(_ previewToken: String?) -> OrderContext {
        let context = context
        return OrderContext(
            operatorName: context.operatorName, idempotencyKey: context.idempotencyKey,
            isPreview: context.isPreview, previewToken: previewToken)
    }
}

/// The same of an order that stands on a day.
struct DatedOrderOptions: ParsableArguments {
    @OptionGroup var order: OrderOptions
    @OptionGroup var days: FarDateOption

    var preview: Bool { order.preview }
    var key: String? { order.key }
    var context: OrderContext { days.context(order.context) }

    func context(_ previewToken: String?) -> OrderContext {
        days.context(order.context(previewToken))
    }
}

/// Whether a day that looks like a slip of the hand is meant.
struct FarDateOption: ParsableArguments {
    @Flag(help: "A day later than tomorrow, or of another century, is meant.")
    var farDate = false

    func context(_ context: OrderContext) -> OrderContext {
        var context = context
        context.isFarDateMeant = farDate
        return context
    }
}

/// A process to be ordered: its code, when it stands, and its parameters.
struct ProcessOptions: ParsableArguments {
    @Argument(
        help: "The code of the process.",
        completion: .list(Office.processTypes.map(\.code)))
    var code: String

    @Option(
        help: ArgumentHelp("The day, or the time, the process stands for.", valueName: "day"),
        transform: Typed.dayOrTime)
    var date: DayOrTime

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("A parameter of the process; may be repeated.", valueName: "name=value"),
        transform: Typed.parameter)
    var parameters: [TypedParameter] = []

    func validate() throws {
        let names = parameters.map(\.name)
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw ValidationError("--param \(twice) is given twice.")
        }
    }

    /// The parameters by name.
    var values: [String: String] {
        Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.value) })
    }
}

/// The preview that an order holds to.
struct PreviewTokenOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The token that --preview printed: do exactly that, or nothing.",
            valueName: "token"))
    var previewToken: String?
}

/// How results are printed.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON with sorted keys instead of tables; errors too, on stderr.")
    var json = false
}

/// How rows of the past are listed.
struct RowOptions: ParsableArguments {
    @Flag(help: "Show all there is of each.")
    var wide = false

    @Flag(help: "Print CSV with semicolons.")
    var csv = false

    @Flag(help: "The oldest first.")
    var oldestFirst = false

    /// One form at a time.
    func check(_ output: OutputOptions) throws {
        if csv, output.json {
            throw ValidationError("--csv and --json are two forms; give one of them.")
        }
    }
}

/// The ledger a command works on.
struct LedgerArgument: ParsableArguments {
    @Argument(help: "The ledger file.", completion: .file())
    var ledger: String

    /// The ledger and what lies beside it: nothing else is written there.
    var files: SparedFiles { SparedFiles(ledger: ledger) }

    func open(_ opening: Opening) throws(OfficeError) -> Office {
        try StandardStreams.refuse(files)
        let office = try Office.open(ledger, opening, now: RealClock.milliseconds)
        if opening == .toWrite, let lag = try office.clockLag() {
            Console.tell(
                "warning: W-CLOCK: the clock is \(lag / 1_000) s behind the newest record of the "
                    + "ledger; what is recorded now bears the time of that record")
        }
        return office
    }

    /// Checks that a ledger could be made there.
    func requireRoom() throws(OfficeError) {
        try StandardStreams.refuse(files)
        try Office.requireRoom(for: ledger)
    }

    func create(
        for organisation: String, _ directories: [String: String]
    ) throws(OfficeError) -> Office {
        try StandardStreams.refuse(files)
        try Office.checkOrganisation(organisation)
        return try Office.create(
            at: ledger, organisation: organisation, directories: directories,
            now: RealClock.milliseconds)
    }
}

/// The contract a command is about.
struct ContractArgument: ParsableArguments {
    @Argument(
        help: "The number of the contract.", completion: .custom(Completing.contracts))
    var contract: String
}

/// Who orders.
struct OperatorOption: ParsableArguments {
    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp(
            "Who gives the order; recorded with it. By default $USER, else operator.",
            valueName: "name"))
    var name: String?

    func context(key: String?, isPreview: Bool) -> OrderContext {
        let user = ProcessInfo.processInfo.environment["USER"] ?? ""
        return OrderContext(
            operatorName: name ?? (user.isEmpty ? "operator" : user), idempotencyKey: key,
            isPreview: isPreview)
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
            "By what was recorded up to the end of this day, or up to this time, in UTC: "
                + "2018-05-31T12:00:00.",
            valueName: "time"),
        transform: Typed.recorded)
    var knownAt: DayOrTime?

    var moment: Moment {
        Moment(asOf: asOf, knownAtMilliseconds: knownAt.map { $0.end.seconds * 1000 + 999 })
    }
}
