import BackOffice
import Contracts
import Directories

/// How a step ended: its `outcome`, the `warnings`, `processes` and `documents` it left.
struct StepFact: Expectation {
    static let words = ["outcome", "warnings", "processes", "documents", "cancelled"]

    private let word: String
    private let expected: [String]

    init(_ reading: ExpectationReading) throws(ScenarioFlaw) {
        try reading.requireDeed()
        word = reading.word
        var expected: [String] = []
        for node in reading.node.elements {
            let text = try node.text("a word")
            if word == "documents" {
                let types = DocumentType.allCases.map { "\($0)" }
                expected.append(try Wording.canonical(text, among: types, node))
            } else {
                expected.append(text)
            }
        }
        self.expected = expected
    }

    func checked(_ sight: Observation) throws(OfficeError) -> [CheckReport] {
        [
            CheckReport(
                word, expected: expected.joined(separator: ", "),
                found: found(sight).joined(separator: ", "))
        ]
    }

    private func found(_ sight: Observation) -> [String] {
        switch word {
        case "outcome": [sight.deed.outcome]
        case "warnings": sight.deed.warnings.map(\.code)
        case "processes": sight.processes.map(\.code)
        case "cancelled": ["\(sight.deed.cancelled)"]
        default: sight.processes.flatMap { $0.documents.map { "\($0.type)" } }
        }
    }
}

/// Words of the house, however they are joined: `write-off`, `WRITE_OFF` and `writeOff` are one.
enum Wording {
    static func canonical(
        _ text: String, among words: [String], _ node: FileNode
    ) throws(ScenarioFlaw) -> String {
        guard let word = words.first(where: { plain($0) == plain(text) }) else {
            throw node.flaw(
                "unknown word \"\(text)\"; there are: " + words.joined(separator: ", "))
        }
        return word
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
