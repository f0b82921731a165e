import Foundation
import TestHouse
import Testing

/// The shared cases lie beside the repository on the machines that have them.
private var sharedCasesExist: Bool {
    let folder = PackageFiles.root.deletingLastPathComponent().appending(path: "shared/cases")
    return FileManager.default.fileExists(atPath: folder.path)
}

@Test(.enabled(if: sharedCasesExist))
func `every published figure is ours or differs for a reason, and the document says so`()
    throws
{
    let agreement = try Agreement.compared()
    #expect(agreement.surprises.isEmpty, "\(agreement.surprises.joined(separator: "\n"))")
    let written = try PackageFiles.kept("docs/agreement.md", insteadOf: agreement.text)
    #expect(written == agreement.text, "UPDATE_GOLDEN=1 rewrites docs/agreement.md")
}
