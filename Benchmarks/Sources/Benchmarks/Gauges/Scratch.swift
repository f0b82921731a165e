import Foundation

/// A folder for ledgers that is gone with the run.
struct Scratch {
    private let folder: URL

    init(under parent: String) throws {
        folder = URL(filePath: parent).appending(path: "tranche-benchmarks-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    }

    func remove(_ names: String...) {
        for name in names {
            for ending in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: path(name + ending))
            }
        }
    }

    func removeAll() { try? FileManager.default.removeItem(at: folder) }
}
