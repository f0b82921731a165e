package import Foundation

/// Files of the package, and those that may lie beside it.
package enum PackageFiles {
    /// The folder of `Package.swift`.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The bytes of a file of the package.
    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// The bytes of a file beside the package; nil where it is not at hand.
    package static func shared(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: root.appending(path: "../shared/" + path).path())
            .map { Array($0) }
    }

    /// A map for imports that comes with the package.
    package static func map(_ name: String) throws -> [UInt8] { try bytes("Maps/\(name).json") }

    /// The text that a file of the package keeps, for a test to compare with what it made.
    ///
    /// With `UPDATE_GOLDEN=1` the file is written anew first. Nil where there is no such file.
    package static func kept(_ path: String, insteadOf made: String) throws -> String? {
        let file = root.appending(path: path)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(made.utf8).write(to: file)
        }
        return FileManager.default.contents(atPath: file.path()).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
