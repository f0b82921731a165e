import Foundation

/// The Swift files of the package, read once for all tests.
///
/// `TIDY_ROOT` names another checkout to look at, for instance a branch before it is merged.
struct SourceTree: Sendable {
    let root: URL
    let files: [SourceFile]

    static let package = SourceTree(root: findRoot())

    private init(root: URL) {
        self.root = root
        let paths = ["Sources", "Tests", "Benchmarks"].flatMap { folder in
            Self.paths(under: folder, of: root).filter { $0.hasSuffix(".swift") }
        }
        files = (paths + ["Package.swift"]).compactMap { path in
            let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
            return text.map { SourceFile(path: path, text: $0) }
        }
    }

    /// The files below a folder of the package, sorted; hidden folders are left out.
    static func paths(under folder: String, of root: URL) -> [String] {
        let start = folder.isEmpty ? root : root.appending(path: folder)
        let prefix = folder.isEmpty ? "" : folder + "/"
        guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
        var paths: [String] = []
        for case let path as String in walk {
            let isHidden = path.split(separator: "/").last?.hasPrefix(".") ?? false
            if isHidden {
                walk.skipDescendants()
            } else {
                paths.append(prefix + path)
            }
        }
        return paths.sorted()
    }

    private static func findRoot() -> URL {
        if let other = ProcessInfo.processInfo.environment["TIDY_ROOT"] {
            return URL(filePath: other)
        }
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let manifest = folder.appending(path: "Package.swift").path
            if FileManager.default.fileExists(atPath: manifest) { return folder }
            folder.deleteLastPathComponent()
        }
        preconditionFailure("the tests stand in no package")
    }
}
