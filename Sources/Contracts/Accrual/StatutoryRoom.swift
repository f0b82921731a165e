package import Measures

/// What the statutory cap leaves to be charged, and the day on which nothing was left.
package struct StatutoryRoom: Hashable, Sendable {
    /// Minor units; nil without a cap.
    package internal(set) var left: Int64?
    /// The day on which the cap was reached.
    package private(set) var reached: Day?

    package init(left: Int64?, reached: Day?) {
        self.left = left
        self.reached = reached
    }

    mutating func reach(on day: Day) { reached = day }

    /// Takes a charge from what is left, or gives a reversed one back.
    /// - Throws: `overflow`.
    mutating func charge(_ minor: Int64) throws(Refusal) {
        guard let room = left else { return }
        left = try ContractSum.adding(room, -minor)
    }
}
