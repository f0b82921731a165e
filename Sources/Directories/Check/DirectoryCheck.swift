/// The consistency of the directories: one function a rule, each listing every gap it finds.
///
/// A rule sees the rows that count on one day, with all products, calendars and caps.
/// - Source: D-9.8, D-2.6.
package enum DirectoryCheck {
    /// A rule over the rows of one day.
    package struct Rule: Sendable {
        /// What it demands, in words.
        package let demand: String
        /// An earlier version of the rules was recorded without it, and stands.
        let edition: Edition
        package let findings: @Sendable (DirectoryRows) -> [DirectoryFlaw]

        init(
            demand: String, since edition: Edition = .first,
            findings: @escaping @Sendable (DirectoryRows) -> [DirectoryFlaw]
        ) {
            self.demand = demand
            self.edition = edition
            self.findings = findings
        }
    }

    /// Every rule, in the order in which findings are listed.
    package static let rules: [Rule] =
        vocabularyRules + postingRules + accountRules + productRules + scoreRules
        + valuationRules

    /// Every finding of every rule, on every day on which the rules change; empty when sound.
    package static func findings(in rows: DirectoryRows) -> [DirectoryFlaw] {
        var findings: [DirectoryFlaw] = []
        var seen = Set<DirectoryFlaw>()
        let rules = rules.filter { $0.edition <= rows.edition }
        for day in rows.turningDays {
            let valid = rows.valid(on: day)
            for finding in rules.flatMap({ $0.findings(valid) })
            where seen.insert(finding).inserted {
                findings.append(finding)
            }
        }
        return findings
    }

    /// What a new version of the rows changes although contracts and operations rely on it.
    ///
    /// A number keeps its meaning for ever: stored operations name amount types and postings,
    /// contracts name product versions.
    package static func findings(in rows: DirectoryRows, since old: DirectoryRows)
        -> [DirectoryFlaw]
    {
        changedProducts(in: rows, since: old) + changedPostings(in: rows, since: old)
            + renumberedPostings(in: rows, since: old) + changedAmountTypes(in: rows, since: old)
    }

    /// The keys that stand more than once, each once, in order of appearance.
    static func repeated<Key: Hashable>(_ keys: [Key]) -> [Key] {
        var counts: [Key: Int] = [:]
        return keys.filter { key in
            counts[key, default: 0] += 1
            return counts[key] == 2
        }
    }
}
