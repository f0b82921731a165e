import Foundation

/// A folder that is gone with its last owner.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("tranche-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // What a test leaves behind is said, not hidden.
            FileHandle.standardError.write(Data("\(path) is left\n".utf8))
        }
    }

    package func file(_ name: String) -> String { path + "/" + name }
}

/// Lends a folder for as long as the body takes.
package func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) { try body(folder.path) }
}
