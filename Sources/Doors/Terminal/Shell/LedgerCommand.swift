import ArgumentParser
import BackOffice
import Formats

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
        if let hint { Console.tell("hint: \(hint)") }
    }
}

/// An error as `--json` prints it, on standard error.
private struct ErrorView: Encodable {
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
}

extension OfficeError {
    /// What to do next, where the message does not say it already.
    fileprivate var hint: String? {
        switch self {
        case .notFound(.process, _): "tranche processes lists what can be ordered"
        case .notFound(.order, _): "tranche orders lists what can be ordered"
        case .notFound(.contract, _): "contracts are named by their number, to the letter"
        case .answerNotKept: "tranche history shows what was done"
        case .keyUsed: "choose another --key, or give the same order again"
        case .period(.notReady): "tranche period check shows every item"
        case .previewOutdated: "--preview prints the token as it is now"
        case .notWritten: "what the command did in a ledger is kept; only its answer is lost"
        case .unexpected: "this is a bug in tranche; please report it with the command"
        case .refused, .export, .fault, .directory, .notFound, .input, .duplicate, .period,
            .late:
            nil
        }
    }
}
