package import Measures

/// Every "no" about closing and reopening the books, with its facts.
package enum PeriodRefusal: Hashable, Sendable {
    /// Something on the checklist is in the way.
    case notReady(PeriodChecklist)
    case notClosed(Month)
    /// A later period is closed: the newest is reopened first.
    case laterIsClosed(Month, newest: Month)
    case requestedAlready(Month, by: String)
    case notRequested(Month)
    /// Who asked may not approve too.
    case samePerson(Month, operatorName: String)

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .notReady(let checklist): checklist.blocked.first?.code ?? "E-STATE"
        case .notClosed, .laterIsClosed: "E-PERIOD"
        case .requestedAlready, .notRequested: "E-STATE"
        case .samePerson: "E-PERM"
        }
    }

    /// One sentence with the values.
    var text: String {
        switch self {
        case .notReady(let checklist):
            "period \(checklist.title) cannot be closed: " + checklist.reasons
        case .notClosed(let month): "period \(month.title) is not closed"
        case .laterIsClosed(let month, let newest):
            "period \(month.title) can be reopened once period \(newest.title) is open"
        case .requestedAlready(let month, let name):
            "\(name) has asked to reopen period \(month.title) already; another operator approves"
        case .notRequested(let month): "nobody has asked to reopen period \(month.title)"
        case .samePerson(let month, let name):
            "\(name) has asked to reopen period \(month.title): another operator must approve"
        }
    }

    var kind: OfficeError.Kind {
        switch self {
        case .notReady(let checklist):
            checklist.blocked.first?.code == "E-QUEUE" ? .conflict : .refused
        case .notClosed, .laterIsClosed, .requestedAlready, .notRequested: .refused
        case .samePerson: .forbidden
        }
    }
}

extension PeriodChecklist {
    /// What is in the way, item by item.
    fileprivate var reasons: String {
        blocked.map { item in
            let shown = item.blockers.prefix(3).joined(separator: "; ")
            let rest = item.blockers.count - 3
            return shown + (rest > 0 ? "; and \(rest) more" : "")
        }.joined(separator: "; ")
    }
}
