import Foundation
import Testing

/// The shared cases lie beside the repository on the machines that have them.
private var sharedCasesExist: Bool {
    let folder = packageRoot.deletingLastPathComponent().appending(path: "shared/cases")
    return FileManager.default.fileExists(atPath: folder.path)
}

@Test(.enabled(if: sharedCasesExist))
func `every published figure is ours or differs for a reason, and the document says so`()
    throws
{
    let agreement = try Agreement.compared()
    #expect(agreement.surprises.isEmpty, "\(agreement.surprises.joined(separator: "\n"))")
    let document = packageRoot.appending(path: "docs/agreement.md")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try agreement.text.write(to: document, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: document, encoding: .utf8)
    #expect(written == agreement.text, "UPDATE_GOLDEN=1 rewrites docs/agreement.md")
}
