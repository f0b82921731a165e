import Directories
package import Formats
package import Measures
package import Storage

/// What is otherwise about one row of a directory.
package struct DirectoryDifference: Codable, Hashable, Sendable {
    package let directory: String
    /// What tells the row apart.
    package let row: String
    /// `added`, `changed` or `removed`.
    package let change: String
    /// The first day on which it is so; nil where the row holds always.
    package let from: String?
    package let fields: [FieldDifference]
}

/// What is otherwise about one field; of lists, what came in and what went.
package struct FieldDifference: Codable, Hashable, Sendable {
    package let field: String
    package let before: String?
    package let after: String?
}

extension DirectoryText {
    /// What holds otherwise than in an earlier text of the file, from a day on.
    func differences(since old: DirectoryText, from day: Day) -> [DirectoryDifference] {
        var found: [DirectoryDifference] = []
        if origin != old.origin {
            found.append(
                DirectoryDifference(
                    directory: file.name, row: "the file", change: "changed", from: nil,
                    fields: [FieldDifference(field: "source", before: old.origin, after: origin)]))
        }
        var pairing = RowPairing(old.rows(from: day), rows(from: day))
        if [.versions, .signing].contains(file.dating) {
            pairing.followVersions(of: old.rows)
        }
        return found
            + pairing.pairs.map { pair in
                DirectoryDifference(
                    directory: file.name, row: (pair.new ?? pair.old)?.label ?? "",
                    change: pair.change, from: pair.first(file.dating, from: day),
                    fields: FieldDifference.between(pair.old, pair.new))
            }
    }

    /// The rows as they hold from a day on.
    private func rows(from day: Day) -> [DirectoryRow] {
        switch file.dating {
        case .days, .bookedDays: rows.compactMap { $0.clipped(from: day) }
        case .versions, .signing: rows
        case .always, .calendar:
            rows.map { row in
                var row = row
                (row.from, row.through) = (day, nil)
                return row
            }
        }
    }
}

extension StoredDirectory {
    /// What an earlier version held otherwise in some directories, from a day on.
    ///
    /// - Parameter day: nil for all days there are.
    package func differences(
        since before: StoredDirectory, in names: [String], from day: Day?
    ) throws(OfficeError) -> [DirectoryDifference] {
        do throws(DirectoryFlaw) {
            var found: [DirectoryDifference] = []
            for name in names where texts[name] != before.texts[name] {
                let old = try before.directory(name)
                found += try directory(name).differences(
                    since: old, from: day ?? Day(number: .min))
            }
            return found
        } catch {
            throw .directory(error.description)
        }
    }
}

extension DirectoryRow {
    /// The part of it that holds from a day on; nil where nothing of it does.
    func clipped(from day: Day) -> DirectoryRow? {
        if let through, through < day { return nil }
        var row = self
        row.from = max(from, day)
        return row
    }

    /// Its key, with the code of a version.
    fileprivate var label: String {
        let code = self["code"]?.plain ?? key
        return key == code ? key : Int(key) == nil ? key : "\(key) \(code)"
    }
}

/// Rows of before and after, each with the one it became.
private struct RowPairing {
    struct Pair {
        var old: DirectoryRow?
        let new: DirectoryRow?
    }

    private(set) var pairs: [Pair]

    init(_ old: [DirectoryRow], _ new: [DirectoryRow]) {
        let left = old.without(new)
        let right = new.without(old)
        var waiting = left
        pairs = right.map { row in
            let place = waiting.firstIndex { $0.key == row.key }
            return Pair(old: place.map { waiting.remove(at: $0) }, new: row)
        }
        pairs += waiting.map { Pair(old: $0, new: nil) }
    }

    /// A new version became of the newest one before it of its code.
    mutating func followVersions(of rows: [DirectoryRow]) {
        for place in pairs.indices where pairs[place].old == nil {
            guard let new = pairs[place].new else { continue }
            pairs[place].old = rows.filter { $0["code"] == new["code"] && $0.from < new.from }
                .max { $0.from < $1.from }
        }
    }
}

extension RowPairing.Pair {
    var change: String { old == nil ? "added" : new == nil ? "removed" : "changed" }

    /// The first day of the change, where the row holds on days.
    func first(_ dating: DirectoryFile.Dating, from day: Day) -> String? {
        switch dating {
        case .days, .bookedDays: "\(new?.from ?? day)"
        case .versions, .signing: new.map { "\($0.from)" }
        case .always, .calendar: nil
        }
    }
}

extension [DirectoryRow] {
    /// Those that the others do not have, each of the others standing for one.
    fileprivate func without(_ others: [DirectoryRow]) -> [DirectoryRow] {
        var counts: [Said: Int] = [:]
        for row in others { counts[Said(row), default: 0] += 1 }
        return filter { row in
            guard let count = counts[Said(row)], count > 0 else { return true }
            counts[Said(row)] = count - 1
            return false
        }
    }
}

/// What a row says, and when.
private struct Said: Hashable {
    let content: JSONTree
    let from: Day
    let through: Day?

    init(_ row: DirectoryRow) {
        content = row.content
        (from, through) = (row.from, row.through)
    }
}

extension FieldDifference {
    /// Field by field, fields within fields by their place.
    fileprivate static func between(
        _ old: DirectoryRow?, _ new: DirectoryRow?
    ) -> [FieldDifference] {
        let left = old?.leaves ?? []
        let right = new?.leaves ?? []
        var names = left.map(\.field)
        names += right.map(\.field).filter { !names.contains($0) }
        let before = Dictionary(left.map { ($0.field, $0.value) }) { first, _ in first }
        let after = Dictionary(right.map { ($0.field, $0.value) }) { first, _ in first }
        return names.compactMap { FieldDifference($0, before[$0], after[$0]) }
    }

    private init?(_ field: String, _ before: JSONTree?, _ after: JSONTree?) {
        if before == after { return nil }
        self.field = field
        guard case .list(let left)? = before, case .list(let right)? = after,
            Set(left) != Set(right)
        else {
            (self.before, self.after) = (before?.shown, after?.shown)
            return
        }
        let gone = left.filter { !right.contains($0) }
        let come = right.filter { !left.contains($0) }
        self.before = gone.isEmpty ? nil : JSONTree.list(gone).shown
        self.after = come.isEmpty ? nil : JSONTree.list(come).shown
    }
}

extension DirectoryRow {
    /// Its values, each with the names that lead to it, and its days.
    package var leaves: [(field: String, value: JSONTree)] {
        var leaves = fields.flatMap { $0.value.leaves(under: $0.key) }
        leaves.append(("validFrom", .text("\(from)")))
        if let through { leaves.append(("validThrough", .text("\(through)"))) }
        return leaves
    }
}

extension JSONTree {
    /// Lists of plain values are one value.
    fileprivate func leaves(under name: String) -> [(field: String, value: JSONTree)] {
        switch self {
        case .object(let members):
            members.flatMap { $0.value.leaves(under: "\(name).\($0.key)") }
        case .list(let list) where list.contains { $0.plain == nil }:
            list.enumerated().flatMap { $1.leaves(under: "\(name)[\($0 + 1)]") }
        case .list, .text, .word: [(name, self)]
        }
    }
}
