import Directories
import Formats
import Measures

/// What was given of one directory, joined with what the ledger holds: before a day everything
/// stays as it was, from the day on the given rows hold.
struct DirectoryMerge {
    /// What cannot be joined, and what would be accepted.
    private(set) var findings: [DirectoryFlaw] = []
    private let day: Day
    private let old: DirectoryText
    private let given: DirectoryText
    private var rows: [DirectoryRow] = []

    init(_ given: DirectoryText, over old: DirectoryText, from day: Day) {
        self.day = day
        self.old = old
        self.given = given
        switch old.file.dating {
        case .days, .bookedDays: joinDays()
        case .versions: joinVersions()
        case .signing: joinSigning()
        case .always: requireStaying()
        case .calendar: rows = given.rows
        }
    }

    /// The file that holds both.
    var text: DirectoryText {
        var text = old.taking(originOf: given)
        text.rows = rows
        return text
    }

    // MARK: - Rows on their days

    private mutating func joinDays() {
        var coming = given.rows.compactMap { $0.clipped(from: day) }
        for row in old.rows where row.from < day {
            rows.append(ending(row, orContinuedBy: &coming))
        }
        // Rows of old that begin later are replaced: those that were given again come back here.
        for row in coming { insert(row) }
    }

    /// A row as it was before the day; it goes on where the same row was given.
    private func ending(
        _ row: DirectoryRow, orContinuedBy coming: inout [DirectoryRow]
    ) -> DirectoryRow {
        if let through = row.through, through < day.previous { return row }
        var ending = row
        let next = coming.firstIndex { $0.from == day && $0.content == row.content }
        ending.through = next.map { coming[$0].through } ?? day.previous
        if let next { coming.remove(at: next) }
        return ending
    }

    /// Behind the last row of its key, else at the end.
    private mutating func insert(_ row: DirectoryRow) {
        let place = rows.lastIndex { $0.key == row.key } ?? rows.endIndex - 1
        rows.insert(row, at: place + 1)
    }

    // MARK: - Versions of products

    /// Every version stays; one that was given otherwise becomes a new one.
    private mutating func joinVersions() {
        rows = old.rows
        var highest = (old.rows + given.rows).compactMap { Int($0.key) }.max() ?? 0
        for row in given.rows {
            guard let known = old.rows.first(where: { $0.key == row.key }) else {
                insertVersion(row.beginning(max(row.from, day), as: row.key))
                continue
            }
            if known.content == row.content, known.from == row.from { continue }
            if let later = successor(of: known) {
                refuse(
                    row, "id", row.key, accepted: "the version as it was; \(later.key) is in force")
                continue
            }
            highest += 1
            let first = known.from == row.from ? day : max(row.from, day)
            insertVersion(
                row.setting("id", to: .word("\(highest)"))
                    .beginning(first, as: "\(highest)"))
        }
    }

    /// The version that has taken the place of one by the day of the change.
    private func successor(of row: DirectoryRow) -> DirectoryRow? {
        old.rows.filter { $0["code"] == row["code"] && $0.from > row.from && $0.from <= day }
            .max { $0.from < $1.from }
    }

    /// Behind the last version of its code.
    private mutating func insertVersion(_ row: DirectoryRow) {
        let place = rows.lastIndex { $0["code"] == row["code"] } ?? rows.endIndex - 1
        rows.insert(row, at: place + 1)
    }

    // MARK: - Caps by the day of signing

    /// Rows of days before stay; the one that is in force, given otherwise, begins anew.
    private mutating func joinSigning() {
        rows = old.rows.filter { $0.from < day }
        let inForce = rows.max { $0.from < $1.from }
        for row in given.rows.sorted(by: { $0.from < $1.from }) {
            if row.from >= day {
                rows.append(row)
            } else if let known = old.rows.first(where: { $0.from == row.from }) {
                if known.content == row.content { continue }
                guard known.from == inForce?.from else {
                    refuse(row, "validFrom", "\(row.from)", accepted: "the row as it was")
                    continue
                }
                rows.append(row.beginning(day, as: "\(day)"))
            } else {
                refuse(row, "validFrom", "\(row.from)", accepted: "\(day) or later")
            }
        }
    }

    // MARK: - Rows that stay

    /// Rows that are there stay but for their names; others may come.
    private mutating func requireStaying() {
        rows = given.rows
        for row in old.rows {
            guard let new = given.rows.first(where: { $0.key == row.key }) else {
                refuse(row, old.file.keys[0], "removed", accepted: "the row as it was")
                continue
            }
            for field in row.fields where field.key != "name" {
                guard let value = new[field.key], value.sorted == field.value.sorted else {
                    refuse(
                        row, field.key, new[field.key]?.shown ?? "missing",
                        accepted: field.value.shown)
                    continue
                }
            }
        }
    }

    private mutating func refuse(
        _ row: DirectoryRow, _ field: String, _ value: String, accepted: String
    ) {
        findings.append(
            DirectoryFlaw(
                file: old.file.name, row: row.key, field: field, value: value,
                accepted: accepted))
    }
}
