package import Directories
import Formats
package import Measures
package import Storage

/// Directories as somebody wants them from a day on: whole files, or single values.
package struct DirectoryEdit: Sendable {
    package let from: Day
    /// Files by the name of the directory.
    package let texts: [String: String]
    /// Values by the key of their row, in one directory.
    package let values: [SingleValue]

    /// One value of a directory whose rows have no more than one.
    package struct SingleValue: Hashable, Codable, Sendable {
        package let directory: String
        package let key: String
        package let value: String

        package init(directory: String, key: String, value: String) {
            self.directory = directory
            self.key = key
            self.value = value
        }
    }

    package init(from: Day, texts: [String: String], values: [SingleValue]) {
        self.from = from
        self.texts = texts
        self.values = values
    }

    /// The names of the directories it is about.
    var directories: [String] { Set(texts.keys).union(values.map(\.directory)).sorted() }

    /// SHA-256 of all that it wants.
    func content() throws -> String {
        Checksum.digits(of: Array(try text(of: Content(texts: texts, values: values)).utf8))
    }

    private struct Content: Encodable {
        let texts: [String: String]
        let values: [SingleValue]
    }
}

/// An edit joined with a version of the rules: what would be stored, and what is wrong with it.
package struct DirectoryDraft: Sendable {
    /// All files of the version that would come.
    package private(set) var files: [String: String]
    package private(set) var differences: [DirectoryDifference] = []
    /// Empty where the version agrees with itself and with what was recorded.
    package private(set) var findings: [DirectoryFlaw] = []
    private let edit: DirectoryEdit

    /// - Throws: `notFound(.directory)`, `input` for a directory without single values.
    package init(_ edit: DirectoryEdit, on stored: StoredDirectory) throws(OfficeError) {
        self.edit = edit
        files = stored.files
        var undecoded = stored.texts
        for name in edit.directories {
            let file = try directoryFile(name)
            if let text = edit.texts[name] { undecoded[name] = text }
            if !edit.values.isEmpty, file.valueField == nil { throw notSingle(file) }
        }
        findings = directoryFlaws(decoding: undecoded)
        if findings.isEmpty { join(stored) }
        if findings.isEmpty { check(stored) }
    }

    private func notSingle(_ file: DirectoryFile) -> OfficeError {
        let names = DirectoryFile.all.filter { $0.valueField != nil }.map(\.name)
        return .input(
            field: "directory", value: file.name,
            accepted: "a file; single values are those of " + names.joined(separator: ", "))
    }

    private mutating func join(_ stored: StoredDirectory) {
        for name in edit.directories {
            do throws(DirectoryFlaw) {
                let old = try stored.directory(name)
                let given = try given(old)
                let merge = DirectoryMerge(given, over: old, from: edit.from)
                findings += merge.findings
                let found = merge.text.differences(since: old, from: edit.from)
                differences += found
                if !found.isEmpty { files[name] = merge.text.text }
            } catch {
                findings.append(error)
            }
        }
    }

    /// What was given of a directory: a file, or what holds with single values in it.
    private mutating func given(_ old: DirectoryText) throws(DirectoryFlaw) -> DirectoryText {
        if let text = edit.texts[old.file.name] { return try DirectoryText(old.file, text) }
        guard let field = old.file.valueField else { return old }
        var given = old
        given.rows = old.rows.compactMap { $0.clipped(from: edit.from) }
        for value in edit.values where value.directory == old.file.name {
            guard given.rows.contains(where: { $0.key == value.key }) else {
                let known = Set(given.rows.map(\.key)).sorted()
                findings.append(
                    DirectoryFlaw(
                        file: old.file.name, row: value.key, field: old.file.keys[0],
                        value: value.key, accepted: known.joined(separator: ", ")))
                continue
            }
            given.rows = given.rows.map { row in
                row.key == value.key ? row.setting(field, to: .text(value.value)) : row
            }
        }
        return given
    }

    /// The version as a whole, and against what was recorded under the one before it.
    private mutating func check(_ stored: StoredDirectory) {
        do throws(DirectoryFault) {
            let old = try stored.book(files: stored.files)
            let new = try stored.book(files: files)
            findings = DirectoryCheck.findings(in: new.rows, since: old.rows)
            guard edit.directories.contains("calendars") else { return }
            findings += DirectoryCheck.changedCalendars(
                in: new.rows, since: old.rows, before: edit.from)
        } catch {
            findings = error.findings
        }
    }
}

extension DirectoryDraft {
    /// The first of the changed directories that posted operations lean on; nil for none.
    var booked: DirectoryDifference? {
        differences.first { difference in
            switch DirectoryFile[difference.directory]?.dating {
            case .bookedDays: difference.from != nil
            case .days: ConstantName(rawValue: difference.row)?.isBooked ?? false
            case .versions, .signing, .always, .calendar, nil: false
            }
        }
    }
}

extension DirectoryDraft {
    /// The first account that a difference takes from debt which stands on it; nil for none.
    ///
    /// No entry would move the debt to another account, nor an account to another side; money
    /// that waits was put where it leaves from.
    var carried: (difference: DirectoryDifference, field: FieldDifference)? {
        let kept = [
            "amount-type-accounts": ["balance", "memo"], "chart-of-accounts": ["type"],
            "cash-accounts": ["unassigned"],
        ]
        for difference in differences where difference.change != "added" {
            let fields = kept[difference.directory] ?? []
            let field = difference.fields.first { fields.contains($0.field) && $0.leaves }
            if let field { return (difference, field) }
        }
        return nil
    }
}

extension FieldDifference {
    /// Whether something stands where the field pointed before; money that waits stands nowhere
    /// by rules that leave its account out.
    fileprivate var leaves: Bool { before != nil || field == "unassigned" }
}

extension StoredDirectory {
    /// Texts by name, with those of directories that came after the version.
    package var texts: [String: String] {
        var texts = files
        for name in DirectoryFile.introduced where texts[name] == nil {
            texts[name] = introducedDirectory(name).map { String(decoding: $0, as: UTF8.self) }
        }
        return texts
    }

    /// One directory, with the rows that hold though they came after the version.
    ///
    /// - Throws: the finding, where the text is none of a directory.
    package func directory(_ name: String) throws(DirectoryFlaw) -> DirectoryText {
        guard let file = DirectoryFile[name], let text = texts[name] else {
            throw DirectoryFlaw(
                file: name, row: "the file", field: "name", value: "missing",
                accepted: "a file of this name")
        }
        let directory = try DirectoryText(file, text)
        return name == "constants" ? try directory.withConstantsOfToday() : directory
    }

    /// - Throws: the fault, with every finding.
    fileprivate func book(files: [String: String]) throws(DirectoryFault) -> DirectoryBook {
        let bytes = files.map { (name: $0.key, bytes: Array($0.value.utf8)) }
        return try readDirectories(from: bytes, version: version, recordedIn: edition)
    }
}

extension DirectoryText {
    fileprivate func withConstantsOfToday() throws(DirectoryFlaw) -> DirectoryText {
        var text = self
        let missing = ConstantName.allCases.filter { name in
            !rows.contains { $0.key == name.rawValue }
        }
        for name in missing {
            let row = JSONTree.object([
                .init("code", .text(name.rawValue)), .init("value", .text(name.introducedAs)),
                .init("mark", .text("R")),
            ])
            text.rows.append(try DirectoryRow(row, at: rows.count, file, from: firstDay))
        }
        return text
    }
}

/// - Throws: `notFound(.directory)`.
package func directoryFile(_ name: String) throws(OfficeError) -> DirectoryFile {
    guard let file = DirectoryFile[name] else { throw .notFound(.directory, name) }
    return file
}
