/// By which rules of counting a version of the directories was recorded.
///
/// A program that counts otherwise than the one before it opens a new edition. What an earlier
/// version of the rules left unsaid goes on meaning what it meant then: an upgrade changes no debt.
/// - Source: docs/decisions, "A version of the rules has an edition".
package enum Edition: Int32, Hashable, Sendable, CaseIterable {
    case first = 1
    /// Principal bears interest until its repayment day and not its due day, flat interest is
    /// counted by the plan, income in a foreign currency day by day, and interest goes on after
    /// the last tranche.
    case planIsDebt

    /// That of this program.
    package static let newest = Edition.planIsDebt
}

extension Edition: Comparable {
    package static func < (left: Edition, right: Edition) -> Bool {
        left.rawValue < right.rawValue
    }
}
