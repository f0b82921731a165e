package import BackOffice
import Directories

/// One directory of the list.
package struct DirectoryListRow: Codable, Sendable {
    package let name: String
    package let help: String
    package let rows: Int
    /// The newest day from which a row of it holds.
    package let validFrom: String
    /// The version in which it changed last.
    package let version: Int64
}

/// A directory with its rows.
package struct DirectoryPage: Codable, Sendable {
    package let name: String
    package let help: String
    package let version: Int64
    /// Nil for the rows of all days.
    package let asOf: String?
    package let source: String
    package let rows: [DirectoryRowView]
}

/// A row of a directory.
package struct DirectoryRowView: Codable, Sendable {
    package let key: String
    /// Its values, each with the names that lead to it.
    package let values: [NamedValue]
    /// What a table shows of it: the fields that are one value or a list of them.
    package let columns: [NamedValue]
    package let validFrom: String
    package let validThrough: String?

    /// A value and its name.
    package struct NamedValue: Codable, Sendable {
        package let name: String
        package let value: String
    }
}

/// A version of the rules, and what it changed.
package struct DirectoryVersionRow: Codable, Sendable {
    package let version: Int64
    /// The day from which it holds; nil for the first.
    package let from: String?
    /// UTC.
    package let recordedAt: String
    package let operatorName: String?
    package let differences: [DirectoryDifference]
}

/// What is wrong with directory files, and what they would change.
package struct DirectoryCheckReport: Codable, Sendable {
    package let from: String
    package let findings: [DirectoryFinding]
    package let differences: [DirectoryDifference]

    /// Whether the files could be stored.
    package var isSound: Bool { findings.isEmpty }
}

/// One thing that is wrong, where it stands, and what would be accepted.
package struct DirectoryFinding: Codable, Hashable, Sendable {
    package let file: String
    package let row: String
    package let field: String
    package let value: String
    package let accepted: String

    init(_ flaw: DirectoryFlaw) {
        file = flaw.file
        row = flaw.row
        field = flaw.field
        value = flaw.value
        accepted = flaw.accepted
    }
}
