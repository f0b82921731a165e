package import Directories
import FoundationEssentials

/// The directories of a new installation, for tests of the rooms that cannot read JSON.
package enum SeedBook {
    /// The embedded rows, before any check of `DirectoryCheck`.
    package static func rows() throws -> DirectoryRows {
        try DirectoryRows(DirectorySeeds(decoding: EmbeddedFiles()))
    }

    /// The checked book, as version 1.
    package static func book() throws -> DirectoryBook {
        try DirectoryBook(version: 1, rows: rows())
    }
}

private struct EmbeddedFiles: SeedSource {
    func file<Row: SeedRow>(_ name: String) throws -> SeedFile<Row> {
        let bytes = SeedFiles.all.first { $0.name == name }?.bytes ?? []
        return try JSONDecoder().decode(SeedFile<Row>.self, from: Data(bytes))
    }
}
