import Contracts
import Directories
import GeneralLedger
import Measures

/// What a "no" is about, in the order or in the ledger, and what would have been taken.
package struct ErrorDetail: Hashable, Sendable {
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

    init(_ field: String, _ value: Day, accepted: String?) {
        self.init(field, value.description, accepted: accepted)
    }
}

extension OfficeError {
    /// What is to blame; nil for what no other value would mend: a bug, a damaged file.
    package var detail: ErrorDetail? {
        switch self {
        case .refused(let refusal, let directory): refusal.detail(directory)
        case .export(let refusal): refusal.detail
        case .period(let refusal): refusal.detail
        case .rules(let refusal): refusal.detail
        case .late(let refusal): refusal.detail
        case .notFound(let subject, let name):
            ErrorDetail(subject.rawValue, name, accepted: "one that exists")
        case .duplicate(let subject, let name):
            ErrorDetail(subject.rawValue, name, accepted: "one that does not exist yet")
        case .input(let field, let value, let accepted):
            ErrorDetail(field, value, accepted: accepted)
        case .answerNotKept(let key):
            ErrorDetail("key", key, accepted: "a new key, or a look at what was done")
        case .keyUsed(let key): ErrorDetail("key", key, accepted: "a new key, or the same order")
        case .previewOutdated(let token):
            ErrorDetail("previewToken", token, accepted: "the token that a preview gives now")
        case .directory, .fault, .unexpected, .notWritten: nil
        }
    }
}

extension ExportRefusal {
    fileprivate var detail: ErrorDetail {
        switch self {
        case .nothingNew(_, let day): ErrorDetail("through", day, accepted: "a later day")
        case .tooManyLines(let max):
            ErrorDetail("days", nil, accepted: "at most \(max) lines a batch")
        case .state(_, let state, _): ErrorDetail("state", "\(state)", accepted: nil)
        case .exported(_, _, let day): ErrorDetail("date", day, accepted: "a day not exported yet")
        case .corrected(_, let later):
            ErrorDetail("batch", "\(later.rawValue)", accepted: "the newest batch of its days")
        case .periodClosed(_, let through):
            ErrorDetail("date", through, accepted: "\(through.next) or later")
        case .otherChecksum(_, let own, let told): ErrorDetail("checksum", told, accepted: own)
        case .form(let form, let kind):
            ErrorDetail(
                "form", form.code,
                accepted: ExportForm.all(of: kind).map(\.code).joined(separator: ", "))
        }
    }
}

extension PeriodRefusal {
    fileprivate var detail: ErrorDetail {
        switch self {
        case .notReady(let checklist):
            ErrorDetail(
                "period", checklist.title,
                accepted: checklist.blocked.map(\.name).joined(separator: "; "))
        case .notClosed(let month): ErrorDetail("period", month.title, accepted: "a closed period")
        case .laterIsClosed(let month, let newest):
            ErrorDetail("period", month.title, accepted: newest.title)
        case .requestedAlready(_, let name):
            ErrorDetail("operator", name, accepted: "another operator, who approves")
        case .notRequested(let month):
            ErrorDetail("period", month.title, accepted: "a period somebody asked to reopen")
        case .samePerson(_, let name): ErrorDetail("operator", name, accepted: "another operator")
        }
    }
}

extension LateRefusal {
    fileprivate var detail: ErrorDetail {
        switch self {
        case .policy(let cause): ErrorDetail("cause", cause.rawValue, accepted: nil)
        case .open(let day): ErrorDetail("date", day, accepted: "a day of a closed period")
        case .accepted(let id):
            ErrorDetail("cash flow", "\(id)", accepted: "one that is not accepted yet")
        case .behindOthers(let time):
            ErrorDetail("valueTime", nil, accepted: "\(time) or later")
        case .notReplayable(let reason), .notBookable(let reason):
            ErrorDetail("fact", reason, accepted: nil)
        case .notApproved:
            ErrorDetail(
                "previewToken", nil, accepted: "the token of its report, and a request key")
        }
    }
}
