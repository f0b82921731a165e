/// A gap or contradiction in the directories: where it stands and what would be accepted.
package struct DirectoryFlaw: Error, Hashable, Sendable {
    /// The directory, by the name of its file without the ending.
    package let file: String
    /// The row, as people call it: its code, its number or its place.
    package let row: String
    package let field: String
    package let value: String
    package let accepted: String

    package init(file: String, row: String, field: String, value: String, accepted: String) {
        self.file = file
        self.row = row
        self.field = field
        self.value = value
        self.accepted = accepted
    }
}

extension DirectoryFlaw: CustomStringConvertible {
    package var description: String {
        "\(file), \(row), \(field): “\(value)” is not accepted; accepted: \(accepted)"
    }
}

/// The directories cannot be used; every finding is listed, never the first alone.
package struct DirectoryFault: Error, Hashable, Sendable {
    /// Shape: never empty.
    package let findings: [DirectoryFlaw]

    package init(findings: [DirectoryFlaw]) {
        self.findings = findings
    }
}

extension DirectoryFault: CustomStringConvertible {
    package var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}
