import Testing

/// A rule of `docs/style.md` that a machine can hold, with the samples that prove it can fail.
struct Rule: Sendable, CustomTestStringConvertible {
    /// The rule as a sentence; it reads in the log.
    let name: String
    /// Samples the rule accepts: what is right, and what merely looks wrong.
    let kept: [Sample]
    /// Samples the rule must refuse.
    let broken: [Sample]
    /// What breaks the rule in a file.
    let findings: @Sendable (SourceFile) -> [Finding]

    var testDescription: String { name }

    static let all: [Rule] =
        names + sizes + purity + values + documentation + comments + citations + imports + sql
        + tests
}

/// A file small enough to be read at a glance, at a path that puts it into a room.
struct Sample: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
    }

    /// A sample in a pure room.
    init(_ text: String) { self.init("Sources/Contracts/Sample.swift", text) }

    var testDescription: String { "\(path): \(text)" }
}

/// A place where a rule is broken.
struct Finding: Sendable, Hashable {
    let path: String
    let line: Int
    let detail: String

    func described(breaking rule: Rule) -> String { "\(path):\(line): \(rule.name): \(detail)" }
}
