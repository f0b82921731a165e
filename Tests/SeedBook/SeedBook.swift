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
}

private struct EmbeddedFiles: SeedSource {
    func file<Row: SeedRow>(_ name: String) throws -> SeedFile<Row> {
        let bytes = SeedFiles.all.first { $0.name == name }?.bytes ?? []
        return try JSONDecoder().decode(SeedFile<Row>.self, from: Data(bytes))
    }
}
