/// Why the books of a closed period turn out to have been wrong.
package enum LateCause: String, Hashable, Sendable, CaseIterable {
    /// Money of a closed period that was reported later.
    case latePayment = "late-payment"
    /// A process of a closed period that should not have been.
    case wrongOperation = "wrong-operation"
    /// Terms that were agreed on otherwise than the contract says.
    case lateTerms = "late-terms"

    /// What may be chosen for the cause: terms are signed and never change.
    package var policies: [LatePolicy] {
        switch self {
        case .latePayment, .wrongOperation: LatePolicy.allCases
        case .lateTerms: [.refuse]
        }
    }
}

/// What is done about a fact that belongs to a closed period.
package enum LatePolicy: String, Hashable, Sendable, CaseIterable {
    /// Nothing by itself: the fact waits for a correction by hand.
    case refuse
    /// What it would have changed is posted in the open period, once it is approved.
    case difference
}

/// The policy for one cause.
package struct LateFactRow: Hashable, Sendable {
    package let cause: LateCause
    package let policy: LatePolicy

    package init(cause: LateCause, policy: LatePolicy) {
        self.cause = cause
        self.policy = policy
    }
}
