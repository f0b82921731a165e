import Foundation
import Testing

/// Holds a text against the file that keeps it; `UPDATE_GOLDEN=1` writes the file anew.
func expect(
    _ text: String, toBeGolden name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = packageRoot.appending(path: "Tests/Golden/terminal/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "differs from \(file.path)", sourceLocation: sourceLocation)
}
