package import Directories
package import Formats
package import Measures

/// A directory file taken apart: its rows, each with the days it holds on.
package struct DirectoryText: Sendable {
    package let file: DirectoryFile
    /// What stands beside the rows.
    private(set) var head: [JSONTree.Member]
    /// The day from which rows hold that name none of their own.
    package let firstDay: Day
    package var rows: [DirectoryRow]

    /// Reads a file.
    ///
    /// - Throws: the finding, where it is no JSON, or a day of a row is none.
    package init(_ file: DirectoryFile, _ text: String) throws(DirectoryFlaw) {
        let tree: JSONTree
        do {
            tree = try JSONTree(Array(text.utf8))
        } catch {
            throw DirectoryFlaw(
                file: file.name, row: "line \(error.line)", field: "JSON",
                value: error.reason, accepted: "valid JSON")
        }
        guard case .object(let members) = tree, case .list(let rows)? = tree["rows"] else {
            throw DirectoryFlaw(
                file: file.name, row: "the file", field: "rows", value: "missing",
                accepted: "an object with source, validFrom and a list of rows")
        }
        self.file = file
        head = members.filter { $0.key != "rows" }
        let first = try Day(of: "validFrom", in: tree, file, row: "the file")
        guard let first else {
            throw DirectoryFlaw(
                file: file.name, row: "the file", field: "validFrom", value: "missing",
                accepted: "YYYY-MM-DD")
        }
        firstDay = first
        var read: [DirectoryRow] = []
        for (place, row) in rows.enumerated() {
            read.append(try DirectoryRow(row, at: place, file, from: first))
        }
        self.rows = read
    }

    /// Where the content comes from, as the file says it.
    package var origin: String { head.first { $0.key == "source" }?.value.plain ?? "" }

    /// The same file with the origin of another.
    func taking(originOf other: DirectoryText) -> DirectoryText {
        var text = self
        text.head = head.map { $0.key == "source" ? .init("source", .text(other.origin)) : $0 }
        return text
    }

    /// The file as it is stored and shown.
    package var text: String {
        let head = head.map { "  \($0.line),\n" }.joined()
        let rows = rows.map { "    " + $0.text(inFileFrom: firstDay) }
        return "{\n\(head)  \"rows\": [\n\(rows.joined(separator: ",\n"))\n  ]\n}\n"
    }

    /// The rows that hold on a day; all of them where rows hold always or by version.
    package func valid(on day: Day) -> [DirectoryRow] {
        switch file.dating {
        case .days, .bookedDays:
            rows.filter { $0.from <= day && day <= ($0.through ?? day) }
        case .versions, .signing: rows.filter { $0.from <= day }
        case .always, .calendar: rows
        }
    }
}

/// A row of a directory file.
package struct DirectoryRow: Hashable, Sendable {
    private static let days = ["validFrom", "validThrough"]
    /// Columns within which a row stays on one line.
    private static let lineMax = 160

    /// What tells it apart from others.
    package private(set) var key: String
    /// All it says, its days too, in the order in which it says it.
    private(set) var members: [JSONTree.Member]
    package var from: Day
    /// The last day it holds on; nil while no end is known.
    package var through: Day?

    init(
        _ tree: JSONTree, at place: Int, _ file: DirectoryFile, from first: Day
    ) throws(DirectoryFlaw) {
        guard case .object(let members) = tree else {
            throw DirectoryFlaw(
                file: file.name, row: ".rows[\(place)]", field: "row", value: tree.line,
                accepted: "an object")
        }
        self.members = members
        let key = DirectoryRow.key(of: tree, file, from: first)
        self.key = key
        from = try Day(of: "validFrom", in: tree, file, row: key) ?? first
        through = try Day(of: "validThrough", in: tree, file, row: key)
    }

    private static func key(of tree: JSONTree, _ file: DirectoryFile, from first: Day) -> String {
        let parts = file.keys.enumerated().compactMap { place, key -> String? in
            guard let value = tree[key] else { return key == "validFrom" ? "\(first)" : nil }
            let text = value.shown
            return place == 0 ? text : "\(key)=\(text)"
        }
        return parts.joined(separator: " ")
    }

    /// A field of it; nil for one that it leaves out.
    package subscript(field: String) -> JSONTree? { JSONTree.object(members)[field] }

    /// What it says, its days left out.
    package var fields: [JSONTree.Member] {
        members.filter { !DirectoryRow.days.contains($0.key) }
    }

    /// The same for every order in which it could be said.
    var content: JSONTree { JSONTree.object(fields).sorted }

    /// The same row with another value of a field.
    func setting(_ field: String, to value: JSONTree) -> DirectoryRow {
        var row = self
        row.members = members.map { $0.key == field ? .init(field, value) : $0 }
        return row
    }

    /// The same row by another key, from another day on.
    func beginning(_ day: Day, as key: String) -> DirectoryRow {
        var row = self
        row.from = day
        row.key = key
        return row
    }

    /// The row in its file, whose rows begin on a day where they name none.
    fileprivate func text(inFileFrom first: Day) -> String {
        let hasOwn = from != first || members.contains { $0.key == "validFrom" }
        var written = members.filter { $0.key != "validThrough" }.map { member in
            member.key == "validFrom" ? .init("validFrom", .text("\(from)")) : member
        }
        if hasOwn, !written.contains(where: { $0.key == "validFrom" }) {
            written.append(.init("validFrom", .text("\(from)")))
        }
        if let through { written.append(.init("validThrough", .text("\(through)"))) }
        let line = JSONTree.object(written).line
        if line.count <= DirectoryRow.lineMax { return line }
        let plain = written.filter { $0.value.plain != nil }.map(\.line)
        let others = written.filter { $0.value.plain == nil }.map(\.line)
        return "{" + ([plain.joined(separator: ", ")] + others).joined(separator: ",\n      ") + "}"
    }
}

extension JSONTree {
    /// The value for people: texts without quotes, lists with commas.
    package var shown: String {
        switch self {
        case .text(let text): text
        case .word(let word): word
        case .list(let list) where list.allSatisfy { $0.plain != nil }:
            list.compactMap(\.plain).joined(separator: ", ")
        case .list, .object: line
        }
    }
}

extension Day {
    /// The day that a key of an object holds; nil where there is no such key.
    fileprivate init?(
        of key: String, in tree: JSONTree, _ file: DirectoryFile, row: String
    ) throws(DirectoryFlaw) {
        guard let value = tree[key], value != .word("null") else { return nil }
        do throws(MeasureFlaw) {
            try self.init(text: value.plain ?? value.line)
        } catch {
            throw DirectoryFlaw(
                file: file.name, row: row, field: key, value: value.shown,
                accepted: "a day such as 2018-05-31")
        }
    }
}
