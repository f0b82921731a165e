package import Measures

/// The directories of all times in one version, checked: it gives the rules of any day.
package struct DirectoryBook: Sendable {
    package let version: Int64
    package let rows: DirectoryRows
    /// By rising first day; each holds until the next.
    private let snapshots: [Snapshot]

    private struct Snapshot: Sendable {
        let from: Day
        let directory: Directory
    }

    /// Checks the rows and prepares the rules of every stretch of days.
    ///
    /// - Throws: the fault, with every finding of `DirectoryCheck`.
    package init(version: Int64, rows: DirectoryRows) throws(DirectoryFault) {
        let findings = DirectoryCheck.findings(in: rows)
        guard findings.isEmpty else { throw DirectoryFault(findings: findings) }
        self.version = version
        self.rows = rows
        snapshots = rows.turningDays.map { day in
            Snapshot(from: day, directory: Directory(rows.valid(on: day), version: version))
        }
    }

    /// Reads decoded files into rows, checks them and makes the book.
    ///
    /// - Throws: the fault, with every row that cannot be read or every finding of the check.
    package init(version: Int64, seeds: DirectorySeeds) throws(DirectoryFault) {
        try self.init(version: version, rows: try DirectoryRows(seeds))
    }

    /// The cap for a contract signed on `day`; nil before the first.
    package func cap(signed day: Day) -> StatutoryCap? {
        rows.caps.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
    }

    /// The rules of `day`, with the periods closed through `closedThrough`.
    ///
    /// - Throws: the fault, when no rules count as early as that.
    package func on(_ day: Day, closedThrough: Day?) throws(DirectoryFault) -> Directory {
        guard let snapshot = snapshots.last(where: { $0.from <= day }) else {
            let first = snapshots.first?.from.description ?? "no day at all"
            throw DirectoryFault(findings: [
                DirectoryFlaw(
                    file: "all directories", row: "validity", field: "day",
                    value: day.description, accepted: "\(first) or later")
            ])
        }
        guard let closedThrough else { return snapshot.directory }
        return snapshot.directory.closed(ClosedPeriods(through: closedThrough, handovers: []))
    }
}
