package import Contracts
package import Directories
import Formats
package import GeneralLedger
import Measures
package import Storage

/// Every way in which the office says no, sorted for the doors.
package enum OfficeError: Error, Sendable {
    /// A rule of the business.
    case refused(Refusal, directory: Directory?)
    /// A rule of what leaves the house.
    case export(ExportRefusal)
    /// The ledger file or its storage.
    case fault(StoreFault)
    /// Something nobody thought of: a bug.
    case unexpected(String)
    /// A directory that does not fit together.
    case directory(String)
    /// Nothing of this kind has this name.
    case notFound(Subject, String)
    /// A value from outside; `accepted` says what would be.
    case input(field: String, value: String, accepted: String)
    /// The request key was used before for another order.
    case keyUsed(String)
    /// The request key was carried out by an earlier program, which kept no answer.
    case answerNotKept(String)
    /// What the preview showed is no longer what the order would do.
    case previewOutdated(String)
    /// What is said of closing and reopening the books.
    case period(PeriodRefusal)
    /// What is said of changing the rules.
    case rules(RulesRefusal)
    /// What is said of facts that belong to a closed period.
    case late(LateRefusal)
    /// Bytes that did not go out, or not all: to where, and what the system says.
    case notWritten(to: String, reason: String)
    /// Something of this kind exists already.
    case duplicate(Subject, String)

    /// What was looked for.
    package enum Subject: String, Sendable {
        case contract, product, process, operation, amountType = "amount type"
        case cashFlow = "cash flow", column, file, directory
        case exportBatch = "export batch", payment, order
    }

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .refused(let refusal, _): refusal.code
        case .export(let refusal): refusal.code
        case .fault(let fault): fault.code
        case .unexpected: "E-BUG"
        case .directory: "E-CFG"
        case .notFound: "E-REF"
        case .input: "E-FMT"
        case .keyUsed, .answerNotKept, .duplicate: "E-DUP"
        case .notWritten: "E-OUT"
        case .previewOutdated: "E-VER"
        case .period(let refusal): refusal.code
        case .rules(let refusal): refusal.code
        case .late(let refusal): refusal.code
        }
    }

    /// One sentence for people, naming the values.
    package var message: String {
        switch self {
        case .refused(let refusal, let directory): refusal.text(directory)
        case .export(let refusal): refusal.text
        case .fault(let fault): fault.text
        case .directory(let text), .unexpected(let text): text
        case .notFound(let subject, let name): "\(subject.rawValue) \"\(name)\" not found"
        case .input(let field, let value, let accepted):
            "\(field) \"\(value)\" is not accepted: \(accepted)"
        case .keyUsed(let key): "request key \"\(key)\" was used for another order"
        case .answerNotKept(let key):
            "request key \"\(key)\" was carried out by an earlier program, which kept no "
                + "answer: nothing is done again"
        case .previewOutdated(let token):
            "preview token \"\(token)\" no longer holds: the order or the contract changed "
                + "since the preview; look at it again"
        case .period(let refusal): refusal.text
        case .rules(let refusal): refusal.text
        case .late(let refusal): refusal.text
        case .notWritten(let place, let reason):
            "\(place) cannot be written whole: \(reason)"
        case .duplicate(let subject, let name):
            "\(subject.rawValue) \"\(name)\" already exists"
        }
    }

    /// Sorts what comes out of a transaction.
    package init(_ error: any Error, _ directory: Directory?) {
        switch error {
        case let error as OfficeError: self = error
        case let refusal as Refusal: self = .refused(refusal, directory: directory)
        case let refusal as ExportRefusal: self = .export(refusal)
        case let fault as StoreFault: self = .fault(fault)
        case let flaw as CSVHeaderFlaw:
            self = .input(field: flaw.place, value: flaw.found, accepted: flaw.accepted)
        case let flaw as FormatFlaw:
            self = .input(
                field: "statement", value: "line \(flaw.line)", accepted: flaw.reason)
        case let measure as MeasureFlaw: self = .refused(.measure(measure), directory: directory)
        default: self = .unexpected("\(error)")
        }
    }
}
