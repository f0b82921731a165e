import Contracts
import Directories
import GeneralLedger
import Measures

/// What a "no" is about, in the order or in the ledger, and what would have been taken.
package struct Blame: Hashable, Sendable {
    /// The parameter, field or thing that is to blame.
    package let field: String
    /// Its value as it was found; nil where it is missing.
    package let value: String?
    /// What would be accepted; nil where nothing would be, for this contract on this day.
    package let accepted: String?

    init(_ field: String, _ value: String?, accepted: String?) {
        self.field = field
        self.value = value
        self.accepted = accepted
    }

    init(_ field: String, _ value: Money, accepted: String) {
        self.init(field, value.text, accepted: accepted)
    }

    init(_ field: String, _ value: Day, accepted: String?) {
        self.init(field, value.description, accepted: accepted)
    }
}

extension OfficeError {
    /// What is to blame; nil for what no other value would mend: a bug, a damaged file.
    package var blame: Blame? {
        switch self {
        case .refused(let refusal, let directory): refusal.blame(directory)
        case .export(let refusal): refusal.blame
        case .period(let refusal): refusal.blame
        case .late(let refusal): refusal.blame
        case .notFound(let subject, let name):
            Blame(subject.rawValue, name, accepted: "one that exists")
        case .duplicate(let subject, let name):
            Blame(subject.rawValue, name, accepted: "one that does not exist yet")
        case .input(let field, let value, let accepted):
            Blame(field, value, accepted: accepted)
        case .answerNotKept(let key):
            Blame("key", key, accepted: "a new key, or a look at what was done")
        case .keyUsed(let key): Blame("key", key, accepted: "a new key, or the same order")
        case .planChanged(let plan):
            Blame("plan", plan, accepted: "the plan that a preview gives now")
        case .directory, .fault, .unexpected, .notWritten: nil
        }
    }
}

extension MeasureError {
    /// What is to blame where an order was read or reckoned with.
    var blame: Blame {
        switch self {
        case .overflow, .totalOverflow: Blame("amount", nil, accepted: "a smaller amount")
        case .currencyMismatch(let left, let right):
            Blame("currency", right.code, accepted: left.code)
        case .notA(let kind, let text, let accepted),
            .outOfRange(let kind, let text, let accepted):
            Blame(kind.rawValue, text, accepted: accepted)
        case .wrongCheckDigit(let kind, let text, let expected):
            Blame(kind.rawValue, text, accepted: "check digit \(expected)")
        case .noWeights: Blame("weights", nil, accepted: "one above zero")
        case .noSolution(let kind): Blame(kind.rawValue, nil, accepted: nil)
        }
    }
}

extension ExportRefusal {
    fileprivate var blame: Blame {
        switch self {
        case .nothingNew(_, let day): Blame("through", day, accepted: "a later day")
        case .tooManyLines(let max): Blame("days", nil, accepted: "at most \(max) lines a batch")
        case .state(_, let state, _): Blame("state", "\(state)", accepted: nil)
        case .exported(_, _, let day): Blame("date", day, accepted: "a day not exported yet")
        case .corrected(_, let later):
            Blame("batch", "\(later.rawValue)", accepted: "the newest batch of its days")
        case .periodClosed(_, let through):
            Blame("date", through, accepted: "\(through.next) or later")
        case .otherChecksum(_, let own, let told): Blame("checksum", told, accepted: own)
        case .form(let form, let kind):
            Blame(
                "form", form.code,
                accepted: ExportForm.all(of: kind).map(\.code).joined(separator: ", "))
        }
    }
}

extension PeriodRefusal {
    fileprivate var blame: Blame {
        switch self {
        case .notReady(let checklist):
            Blame(
                "period", checklist.title,
                accepted: checklist.blocked.map(\.name).joined(separator: "; "))
        case .notClosed(let month): Blame("period", month.title, accepted: "a closed period")
        case .laterIsClosed(let month, let newest):
            Blame("period", month.title, accepted: newest.title)
        case .requestedAlready(_, let name):
            Blame("operator", name, accepted: "another operator, who approves")
        case .notRequested(let month):
            Blame("period", month.title, accepted: "a period somebody asked to reopen")
        case .samePerson(_, let name): Blame("operator", name, accepted: "another operator")
        }
    }
}

extension LateRefusal {
    fileprivate var blame: Blame {
        switch self {
        case .policy(let cause): Blame("cause", cause.rawValue, accepted: nil)
        case .open(let day): Blame("date", day, accepted: "a day of a closed period")
        case .accepted(let id):
            Blame("cash flow", "\(id)", accepted: "one that is not accepted yet")
        case .notReplayable(let reason), .notBookable(let reason):
            Blame("fact", reason, accepted: nil)
        case .notApproved:
            Blame("plan", nil, accepted: "the plan of its report, and a request key")
        }
    }
}
