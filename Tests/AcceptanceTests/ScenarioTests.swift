import BackOffice
import Foundation
import Laboratory
import Questions
import TestHouse
import Testing

/// The acceptance tests are scenario files and nothing else.
@Test(arguments: ScenarioFiles.played)
func `a scenario file plays as it is written`(file: String) throws {
    let scenario = try ScenarioFiles.scenario(file)
    #expect(file.hasSuffix("/\(scenario.id).yaml"), "the file is named by the id")
    let report = try scenario.played(isTraced: false)
    for step in report.steps where !step.holds {
        let place = "\(file):\(step.line): \(step.told)"
        if let fault = step.fault { Issue.record("\(place): \(fault)") }
        for check in step.checks where !check.holds {
            Issue.record(
                "\(place): \(check.what): expected \(check.expected), found \(check.found)")
        }
    }
    let (holds, expectations) = (report.holds, report.expectations)
    #expect(holds)
    #expect(expectations > 0, "a scenario expects something")
}

@Test func `every process of the catalogue is played in a scenario`() {
    let played = ScenarioFiles.played.map { NamedFile($0).text }
    let missing = Office.processTypes.map(\.code).filter { code in
        !["\n", ",", "}"].contains { end in
            played.contains { $0.contains("run: \(code)\(end)") }
        }
    }
    #expect(missing == [])
}

/// The scenario files of the package.
enum ScenarioFiles {
    static let played = files(in: "Scenarios")

    static func scenario(_ file: String) throws -> Scenario {
        try Scenario(yaml: Array(Data(contentsOf: PackageFiles.root.appending(path: file))))
    }

    private static func files(in folder: String) -> [String] {
        let path = PackageFiles.root.appending(path: folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }
}
