import TestHouse
import Testing

/// Holds a text against the file that keeps it; `UPDATE_GOLDEN=1` writes the file anew.
func expect(
    _ text: String, toBeGolden name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let path = "Tests/Golden/terminal/\(name).txt"
    let kept = try PackageFiles.kept(path, insteadOf: text)
    #expect(text == kept, "differs from \(path)", sourceLocation: sourceLocation)
}
