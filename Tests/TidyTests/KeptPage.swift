import Foundation
import Testing

/// Holds a text against the page that keeps it; `UPDATE_GOLDEN=1` writes the page anew.
func expect(
    _ text: String, toBeKeptIn path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = SourceTree.package.root.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: file)
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "UPDATE_GOLDEN=1 rewrites \(path)", sourceLocation: sourceLocation)
}
