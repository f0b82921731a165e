package import Directories
import FoundationEssentials

/// The directories of a new installation, for tests of the rooms that cannot read JSON.
package enum SeedBook {
    // Read once: tests ask for them hundreds of times.
    private static let embedded = Result {
        try DirectoryRows(DirectorySeeds(decoding: EmbeddedFiles()))
    }
    private static let checked = Result { try DirectoryBook(version: 1, rows: rows()) }

    /// The embedded rows, before any check of `DirectoryCheck`.
    package static func rows() throws -> DirectoryRows { try embedded.get() }

    /// The checked book, as version 1.
    package static func book() throws -> DirectoryBook { try checked.get() }

    /// One row of a directory file, read from JSON written in a test.
    package static func row<Row: SeedRow>(_ json: String) throws -> Row {
        try JSONDecoder().decode(Row.self, from: Data(json.utf8))
    }
}

private struct EmbeddedFiles: SeedSource {
    func file<Row: SeedRow>(_ name: String) throws(DirectoryFlaw) -> SeedFile<Row> {
        let bytes = SeedFiles.all.first { $0.name == name }?.bytes ?? []
        do {
            return try JSONDecoder().decode(SeedFile<Row>.self, from: Data(bytes))
        } catch {
            throw DirectoryFlaw(
                file: name, row: "the file", field: "JSON", value: "\(error)",
                accepted: "the rows of this directory")
        }
    }
}
