package import BackOffice
import Contracts
import Directories
import Formats
package import Measures
import Orders
import Storage

/// Which rows of a directory are asked for.
package struct DirectoryQuestion: Sendable {
    package let name: String
    /// Its key, or its code; nil for all.
    package var row: String?
    /// Nil for the rows of all days.
    package var asOf: Day?
    /// Nil for the newest.
    package var version: Int64?

    package init(_ name: String) { self.name = name }
}

extension Office {
    /// The names of all directories.
    package static var directoryNames: [String] { DirectoryFile.all.map(\.name) }

    /// Every directory, by name.
    package func directories() throws(OfficeError) -> [DirectoryListRow] {
        try answering { reading, _ in
            let newest = try reading.requireDirectory(version: nil)
            let older = try reading.directoryVersions().dropLast().reversed().map { version in
                try reading.requireDirectory(version: version)
            }
            return try DirectoryFile.all.map { file in
                let text = try reading.text(of: file.name, in: newest)
                let same = older.prefix { $0.texts[file.name] == newest.texts[file.name] }
                return DirectoryListRow(
                    name: file.name, help: file.help, rows: text.rows.count,
                    validFrom: "\(text.rows.map(\.from).max() ?? text.firstDay)",
                    version: same.last?.version ?? newest.version)
            }
        }
    }

    /// The rows of a directory.
    ///
    /// - Throws: `notFound(.directory)`; `input` for a row or version that is not there.
    package func directory(_ asked: DirectoryQuestion) throws(OfficeError) -> DirectoryPage {
        try answering { reading, _ in
            let stored = try reading.requireDirectory(version: asked.version)
            let text = try asked.text(stored, reading)
            return DirectoryPage(
                name: text.file.name, help: text.file.help, version: stored.version,
                asOf: asked.asOf.map { "\($0)" }, source: text.origin,
                rows: text.rows.map { DirectoryRowView($0, of: text.file) })
        }
    }

    /// The file itself: what can be edited and given back.
    ///
    /// - Throws: as `directory`.
    package func directoryText(_ asked: DirectoryQuestion) throws(OfficeError) -> String {
        try answering { reading, _ in
            let stored = try reading.requireDirectory(version: asked.version)
            let text = try asked.text(stored, reading)
            let isWhole = asked.row == nil && asked.asOf == nil && asked.name != "constants"
            return isWhole ? stored.texts[asked.name] ?? text.text : text.text
        }
    }

    /// The versions of the rules, newest first; of one directory those that changed it.
    ///
    /// - Throws: `notFound(.directory)`.
    package func directoryHistory(of name: String?) throws(OfficeError) -> [DirectoryVersionRow] {
        let file = try name.map { name throws(OfficeError) in try directoryFile(name) }
        return try answering { reading, _ in
            let orders = try reading.work(kind: WorkKind.changeDirectory.code)
            var rows: [DirectoryVersionRow] = []
            var before: StoredDirectory?
            for version in try reading.directoryVersions() {
                let stored = try reading.requireDirectory(version: version)
                let order = orders.first { $0.work.directoryVersion == version - 1 }
                let row = try DirectoryVersionRow(stored, since: before, by: order, of: file)
                if file == nil || version == 1 || !row.differences.isEmpty { rows.append(row) }
                before = stored
            }
            return rows.reversed()
        }
    }

    /// Checks edited files against the rules of the ledger as a whole; nothing is stored.
    ///
    /// - Throws: `notFound(.directory)`, `input`; `notConfigured` for a day before the first rule.
    package func checkDirectories(
        _ edit: DirectoryEdit
    ) throws(OfficeError) -> DirectoryCheckReport {
        try answering { reading, rules in
            _ = try rules.on(edit.from)
            let draft = try DirectoryDraft(
                edit, on: try reading.requireDirectory(version: nil))
            return DirectoryCheckReport(
                from: "\(edit.from)", findings: draft.findings.map { DirectoryFinding($0) },
                differences: draft.differences)
        }
    }
}

extension DirectoryQuestion {
    fileprivate func text(
        _ stored: StoredDirectory, _ reading: ReadSession
    ) throws -> DirectoryText {
        var text = try reading.text(of: try directoryFile(name).name, in: stored)
        if let asOf { text.rows = text.valid(on: asOf) }
        guard let row else { return text }
        let all = text.rows
        text.rows = all.filter { $0.key == row || $0["code"]?.plain == row }
        guard text.rows.isEmpty else { return text }
        throw OfficeError.input(
            field: "row", value: row,
            accepted: all.map(\.key).joined(separator: ", "))
    }
}

extension ReadSession {
    fileprivate func requireDirectory(version: Int64?) throws -> StoredDirectory {
        let stored = try version.map(directory(version:)) ?? newestDirectory()
        if let stored { return stored }
        throw OfficeError.input(
            field: "version", value: version.map { "\($0)" } ?? "newest",
            accepted: try directoryVersions().map { "\($0)" }.joined(separator: ", "))
    }

    /// - Throws: `directory`, where what is stored is none.
    fileprivate func text(of name: String, in stored: StoredDirectory) throws -> DirectoryText {
        do throws(DirectoryFlaw) {
            return try stored.directory(name)
        } catch {
            throw OfficeError.directory(error.description)
        }
    }
}

extension DirectoryVersionRow {
    fileprivate init(
        _ stored: StoredDirectory, since before: StoredDirectory?, by order: StoredWork?,
        of file: DirectoryFile?
    ) throws {
        let change: DirectoryChange? = try order.map {
            try readJSON(Array($0.work.parameters.utf8))
        }
        version = stored.version
        from = change.map { "\($0.from)" }
        recordedAt = stored.recordedAt.text
        operatorName = order?.work.operatorName
        guard let before else {
            differences = []
            return
        }
        let files = file.map { [$0] } ?? DirectoryFile.all
        differences = try stored.differences(
            since: before, in: files.map(\.name), from: change?.from)
    }
}

extension DirectoryRowView {
    /// Elements of a list that a table shows.
    private static let shownMax = 3

    fileprivate init(_ row: DirectoryRow, of file: DirectoryFile) {
        key = row.key
        let constant = file.name == "constants" ? ConstantName(rawValue: row.key) : nil
        let accepted = constant.map { NamedValue(name: "accepted", value: $0.domain.accepted) }
        values =
            row.leaves.map { NamedValue(name: $0.field, value: $0.value.shown) }
            + (accepted.map { [$0] } ?? [])
        columns = row.fields.compactMap { field in
            switch field.value {
            case .object: nil
            case .text, .word: NamedValue(name: field.key, value: field.value.shown)
            case .list(let list) where list.contains { $0.plain == nil }: nil
            case .list(let list):
                NamedValue(name: field.key, value: DirectoryRowView.short(list))
            }
        }
        validFrom = "\(row.from)"
        validThrough = row.through.map { "\($0)" }
    }

    private static func short(_ list: [JSONTree]) -> String {
        let shown = list.prefix(shownMax).map(\.shown).joined(separator: ", ")
        return list.count > shownMax ? "\(shown) and \(list.count - shownMax) more" : shown
    }
}
