import Foundation

/// A folder that is gone with its last owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Issue.left(path)
        }
    }

    func file(_ name: String) -> String { path + "/" + name }
}

/// What a test leaves behind is said, not hidden.
private enum Issue {
    static func left(_ path: String) {
        FileHandle.standardError.write(Data("\(path) is left\n".utf8))
    }
}
