package import Directories
package import Measures

/// Every "no" about changing the rules, with its facts.
package enum RulesRefusal: Hashable, Sendable {
    /// The files do not agree with one another, or with what was recorded.
    case unsound([DirectoryFlaw])
    /// Operations were posted under the rows that would change, through a day.
    case booked(String, row: String, through: Day, Day)
    /// Debt stands on an account that it would leave, or that would be another one.
    case carried(String, row: String, field: String, kept: String)
    /// A night or mass order was begun under the rules there are and has not ended.
    case unfinished(String)

    /// The stable code of the error catalogue.
    package var code: String {
        switch self {
        case .unsound: "E-CFG"
        case .booked: "E-LOD"
        case .carried: "E-STATE"
        case .unfinished: "E-QUEUE"
        }
    }

    /// One sentence with the values.
    var text: String {
        switch self {
        case .unsound(let findings):
            "the directories do not agree: "
                + findings.prefix(3).map(\.description).joined(separator: "; ")
                + (findings.count > 3 ? "; and \(findings.count - 3) more" : "")
        case .booked(let directory, let row, let through, let day):
            "\(directory) \(row) cannot change from \(day) on: operations are posted through "
                + "\(through)"
        case .carried(let directory, let row, let field, let kept):
            "\(directory) \(row) keeps its \(field) \(kept): operations are posted, and no entry "
                + "would move what stands there"
        case .unfinished(let batch):
            "the \(batch) is unfinished; it goes on under the rules it was begun with"
        }
    }

    var detail: ErrorDetail {
        switch self {
        case .unsound(let findings):
            ErrorDetail(
                findings.first?.field ?? "directories", findings.first?.value,
                accepted: findings.first?.accepted)
        case .booked(_, _, let through, let day):
            ErrorDetail("from", day, accepted: "\(through.next) or later")
        case .carried(_, _, let field, let kept): ErrorDetail(field, nil, accepted: kept)
        case .unfinished(let batch):
            ErrorDetail("batch", batch, accepted: "the night or mass order, ended")
        }
    }

    var kind: OfficeError.Kind {
        switch self {
        case .unsound, .booked, .carried: .refused
        case .unfinished: .conflict
        }
    }
}
