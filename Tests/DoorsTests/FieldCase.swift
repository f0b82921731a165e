import Foundation
import TestHouse
import Testing

/// A small input made after what people of this trade stumbled over, with its right value.
struct FieldCase: Decodable, Sendable {
    let id: String
    let kind: String
    /// A history to be played.
    let scenario: String?
    /// A calculator, what it is given, and what its answers hold by their ids and paths.
    let calc: String?
    let `in`: String?
    let out: [String: [String: String]]?
    /// What is ordered, one command after another.
    let steps: [Step]?
    /// What must be seen then.
    let expect: [Sight]?

    struct Step: Decodable, Sendable {
        let words: [String]
        /// How the command may end.
        let statuses: [Int32]

        private enum CodingKeys: String, CodingKey { case run, status }

        init(from decoder: any Decoder) throws {
            if let step = try? decoder.container(keyedBy: CodingKeys.self) {
                words = try step.decode([String].self, forKey: .run)
                statuses = try step.decode([Int32].self, forKey: .status)
            } else {
                words = try decoder.singleValueContainer().decode([String].self)
                // A file that is not there must not pass for one that is refused.
                statuses = [0]
            }
        }
    }

    /// One value of an answer, or what its text has or has not.
    struct Sight: Decodable, Sendable {
        let cmd: [String]
        let path: String?
        let equals: String?
        let matches: String?
        let present: Bool?
    }

    static let folder = "cases/field/"

    static func all() throws -> [FieldCase] {
        let bytes = try #require(PackageFiles.shared(folder + "cases.json"))
        return try JSONDecoder().decode([FieldCase].self, from: Data(bytes))
    }

    /// Plays the case in a folder that has a copy of all its files.
    func play(with tranche: Tranche) throws {
        if let scenario { try hold(tranche("scenario", "run", scenario), [0], "the scenario") }
        if let calc, let lines = `in` { try calculate(calc, lines, with: tranche) }
        for step in steps ?? [] {
            try hold(run(step.words, with: tranche), step.statuses, "\(step.words)")
        }
        for sight in expect ?? [] { try look(sight, with: tranche) }
        #expect(scenario != nil || out != nil || steps != nil, "\(id) says nothing")
    }

    private func hold(_ outcome: Tranche.Outcome, _ statuses: [Int32], _ what: String) {
        #expect(
            statuses.contains(outcome.status),
            "\(id): \(what) ended with \(outcome.status): \(outcome.output)\(outcome.errors)")
    }

    private func run(_ words: [String], with tranche: Tranche) throws -> Tranche.Outcome {
        try tranche.run(words.map { $0.replacing("{L}", with: "book.tranche") })
    }

    private func calculate(_ calculator: String, _ file: String, with tranche: Tranche) throws {
        let outcome = try tranche("calc", calculator, file)
        hold(outcome, [0], "the calculator")
        let answers = try outcome.lines.map { try FieldAnswer($0) }
        for (name, values) in try #require(out) {
            let answer = try #require(answers.first { $0["id"] == name }, "\(id): \(name)")
            for (path, right) in values {
                #expect(answer[path] == right, "\(id): \(name) \(path)")
            }
        }
    }

    private func look(_ sight: Sight, with tranche: Tranche) throws {
        let outcome = try run(sight.cmd, with: tranche)
        if let path = sight.path {
            let answer = try FieldAnswer(outcome.output)
            #expect(answer[path] == sight.equals, "\(id): \(sight.cmd) \(path)")
        } else {
            let text = outcome.output + outcome.errors
            let pattern = try Regex(#require(sight.matches))
            #expect(
                text.contains(pattern) == (sight.present ?? true), "\(id): \(sight.cmd): \(text)")
        }
    }
}

/// An answer of the program, asked by paths such as `rows.account=1010.debit` or `rows.0.interest`.
private struct FieldAnswer {
    private let value: Any

    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    subscript(path: String) -> String? {
        var found: Any? = value
        for part in path.split(separator: ".") {
            if let list = found as? [Any] {
                found = Self.element(of: list, String(part))
            } else {
                found = (found as? [String: Any])?[String(part)]
            }
        }
        return found.map { "\($0)" }
    }

    /// The one at a place, or the first whose field has a value.
    private static func element(of list: [Any], _ part: String) -> Any? {
        let words = part.split(separator: "=", maxSplits: 1).map(String.init)
        if words.count == 2 {
            return list.first { element in
                (element as? [String: Any])?[words[0]].map { "\($0)" } == words[1]
            }
        }
        return Int(part).flatMap { list.indices.contains($0) ? list[$0] : nil }
    }
}
