package import Measures

/// What the statutory cap leaves to be charged, and the day on which nothing was left.
///
/// A document says that the cap was reached. That holds while nothing is left: a reversal that
/// gives room back ends it.
package struct StatutoryRoom: Hashable, Sendable {
    /// Minor units; nil without a cap.
    package internal(set) var left: Int64?
    /// The day of the newest document that said the cap was reached.
    private var lastReached: Day?

    /// Takes what is left, and what was said of it.
    ///
    /// - Parameter reached: counts while nothing is left.
    package init(left: Int64?, reached: Day?) {
        self.left = left
        lastReached = reached
    }

    /// The day on which the cap was reached; nil while it leaves something to be charged.
    package var reached: Day? {
        guard let left, left <= 0 else { return nil }
        return lastReached
    }

    /// Whether the cap was reached once and something was given back since.
    package var wasGivenBack: Bool { lastReached != nil && reached == nil }

    mutating func reach(on day: Day) { lastReached = day }

    /// Takes a charge from what is left, or gives a reversed one back.
    /// - Throws: `overflow`.
    mutating func charge(_ minor: Int64) throws(Refusal) {
        guard let room = left else { return }
        left = try ContractSum.adding(room, -minor)
    }

    package static func == (one: StatutoryRoom, other: StatutoryRoom) -> Bool {
        one.left == other.left && one.reached == other.reached
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(left)
        hasher.combine(reached)
    }
}
