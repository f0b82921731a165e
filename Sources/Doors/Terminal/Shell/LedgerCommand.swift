import ArgumentParser
import BackOffice
import Formats
import Questions

/// A command that asks the office: one place reports what the office refuses.
protocol LedgerCommand: ParsableCommand {
    var output: OutputOptions { get }

    /// Does the work and says how it ended.
    func answer() throws(OfficeError) -> ExitStatus
}

extension LedgerCommand {
    func run() throws {
        let status: ExitStatus
        do {
            status = try answer()
        } catch {
            error.tell(inJSON: output.json)
            status = ExitStatus(error)
        }
        if status != .done { throw status.code }
    }
}

extension OfficeError {
    /// Says on standard error what was refused.
    func tell(inJSON: Bool) {
        if inJSON {
            Console.tell(ShownJSON.line(ErrorView(self)))
            return
        }
        Console.tell("error: \(code): \(message.shown)")
        if let accepted { Console.tell("accepted: \(accepted.shown)") }
        if let meant { Console.tell("did you mean: \(meant.shown)") }
        if let hint { Console.tell("hint: \(hint)") }
    }
}

/// An error as `--json` prints it, on standard error.
struct ErrorView: Encodable {
    struct Detail: Encodable {
        let code: String
        let field: String?
        let value: String?
        let accepted: String?
        let message: String
    }

    let error: Detail

    init(_ error: OfficeError) {
        let blame = error.detail
        self.error = Detail(
            code: error.code, field: blame?.field, value: blame?.value,
            accepted: blame?.accepted, message: error.message)
    }

    /// What was typed is no command, or lacks something.
    init(notUnderstood message: String) {
        error = Detail(code: "E-FMT", field: nil, value: nil, accepted: nil, message: message)
    }
}

extension OfficeError {
    /// What would be accepted, where the message does not say it already.
    fileprivate var accepted: String? {
        switch self {
        case .notFound, .duplicate, .input: nil
        case .refused, .export, .fault, .unexpected, .directory, .keyUsed, .answerNotKept,
            .previewOutdated, .period, .rules, .late, .notWritten:
            detail?.accepted.flatMap { message.contains($0) ? nil : $0 }
        }
    }

    /// The word that was probably meant.
    fileprivate var meant: String? {
        switch self {
        case .notFound(.process, let code):
            nearest(to: code, among: Office.processTypes.map(\.code))
        case .notFound(.order, let code): nearest(to: code, among: Office.officeOrders.map(\.code))
        case .notFound(.directory, let name):
            nearest(to: name, among: Office.directoryNames)
        case .input(_, let value, let accepted):
            nearest(to: value, among: accepted.split(separator: ", ").map(String.init))
        case .notFound, .refused, .export, .fault, .unexpected, .directory, .keyUsed,
            .answerNotKept, .previewOutdated, .period, .rules, .late, .notWritten, .duplicate:
            nil
        }
    }

    /// What to do next, where the message does not say it already.
    fileprivate var hint: String? {
        switch self {
        case .notFound(.process, _): "tranche processes lists what can be ordered"
        case .notFound(.order, _): "tranche orders lists what can be ordered"
        case .notFound(.directory, _): "tranche directory list shows what there is"
        case .rules(.unsound): "tranche directory check lists all that does not agree"
        case .rules(.unfinished): "tranche night, or the mass order under its key, ends it"
        case .notFound(.contract, _): "contracts are named by their number, to the letter"
        case .answerNotKept: "tranche history shows what was done"
        case .keyUsed: "choose another --key, or give the same order again"
        case .period(.notReady): "tranche period check shows every item"
        case .previewOutdated: "--preview prints the token as it is now"
        case .notWritten: "what the command did in a ledger is kept; only its answer is lost"
        case .unexpected: "this is a bug in tranche; please report it with the command"
        case .refused, .export, .fault, .directory, .notFound, .input, .duplicate, .period,
            .rules, .late:
            nil
        }
    }
}
