package import Directories
package import Measures

/// Why a late fact cannot be posted as a difference.
package enum LateRefusal: Hashable, Sendable {
    /// The policy of the directory for the cause.
    case policy(LateCause)
    /// The fact lies in an open period: it is put right there.
    case open(Day)
    /// Part of the payment is laid over debt already.
    case accepted(Int64)
    /// Money or an order of a person came after the fact.
    case behindOthers(ValueTime)
    /// The history cannot be decided again as it was.
    case notReplayable(String)
    /// What would have been cannot be brought about by operations of today.
    case notBookable(String)
    /// An order that names no preview and no request key is not approved.
    case notApproved

    package var code: String {
        switch self {
        case .policy, .open, .accepted, .behindOthers, .notReplayable, .notBookable: "E-STATE"
        case .notApproved: "E-REQ"
        }
    }

    var text: String {
        switch self {
        case .policy(let cause):
            "the policy for \(cause.rawValue) is to refuse: correct it by hand"
        case .open(let day):
            "\(day) lies in an open period: roll back to it and put the fact in its place"
        case .accepted(let id): "cash flow \(id) is laid over debt already"
        case .behindOthers(let time):
            "more than nights came after it, first at \(time): accept it to put it in its place"
        case .notReplayable(let reason): "the history cannot be decided again: \(reason)"
        case .notBookable(let reason): "the difference cannot be posted today: \(reason)"
        case .notApproved: "a difference is posted by the plan of its report and a request key"
        }
    }
}
