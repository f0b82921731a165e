import BackOffice
import Foundation
import Laboratory
import TestHouse
import Testing

/// The page that explains how scenarios are written.
private func page() throws -> String {
    try String(
        contentsOf: PackageFiles.root.appending(path: "docs/scenarios.md"), encoding: .utf8)
}

@Test func `the example of the page plays`() throws {
    let parts = try page().components(separatedBy: "```yaml\n")
    try #require(parts.count == 2, "the page has one example")
    let example = parts[1].components(separatedBy: "```")[0]
    let report = try Scenario(yaml: Array(example.utf8)).played(isTraced: true)
    for step in report.steps {
        let differences = step.checks.filter { !$0.holds }.map {
            "\($0.what): \($0.expected), found \($0.found)"
        }
        let holds = step.holds
        #expect(holds, "line \(step.line): \(step.fault ?? "") \(differences)")
    }
    let holds = report.holds
    #expect(holds)
}

@Test func `every word of a scenario is explained`() throws {
    let page = try page()
    for word in Scenario.words {
        #expect(page.contains("`\(word)`") || page.contains("`\(word):"), "\(word)")
    }
}
