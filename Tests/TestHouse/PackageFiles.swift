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
}
