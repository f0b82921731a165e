package import Measures
package import Storage

/// Which past a question is about.
package struct Moment: Hashable, Sendable {
    /// The contract as it stood at the end of this day; nil is now.
    package let asOf: Day?
    /// By what the ledger held at this instant; nil is all it holds now.
    package let knownAt: RecordedAt?

    package init(asOf: Day?, knownAt: RecordedAt?) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    package static let now = Moment(asOf: nil, knownAt: nil)
}
